"""How fast the parts are, each beside a yardstick measured in the same run."""
