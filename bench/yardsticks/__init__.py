"""Other ways to search the same documents, to measure ours against."""
