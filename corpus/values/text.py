"""Text as printed → text to compare: look-alike characters folded, nothing else changed."""
