"""What machines get: the same keys on the command line, in the JSON API and over MCP."""
