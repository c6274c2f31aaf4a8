"""What pages and commands write for other programs, a module for each kind of row."""
