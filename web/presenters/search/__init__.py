"""A search as its page shows it: its address, filters, and what is found line by line."""
