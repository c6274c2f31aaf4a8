"""Records → what a template prints: frozen values, every link and every number ready."""
