"""The graph as its pages show it: what hangs on a node, drawn and as lists."""
