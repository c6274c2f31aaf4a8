"""Projects, years and departments side by side."""
