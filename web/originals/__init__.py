"""Files as they came: opened, read, added, and shown page by page."""
