"""A source as its page shows it: text, tables or picture, with what is read from each place."""
