"""The application as a server has it, and the programs that speak HTTP."""
