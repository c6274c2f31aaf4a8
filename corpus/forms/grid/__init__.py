"""Pages of tables → the parts of each form in them: what a cell is, its neighbours say."""
