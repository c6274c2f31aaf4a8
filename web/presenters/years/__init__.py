"""The years of an indicator, of a department, and what changed between two."""
