"""Texts whose cells come row by row, wrapped or not, without marks between them → tables."""
