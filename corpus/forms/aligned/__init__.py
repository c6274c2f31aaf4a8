"""Texts whose blanks keep the columns of the page → tables."""
