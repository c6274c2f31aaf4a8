"""A scanned page: cleaned, put straight, its rules and lines found, its text recognised."""
