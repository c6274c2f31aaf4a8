"""One form as it looks on paper."""
