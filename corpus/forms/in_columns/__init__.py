"""Columns of a table whose cells a text gives in no order of rows."""
