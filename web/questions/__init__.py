"""What people ask of a workspace, a module each, over the services."""
