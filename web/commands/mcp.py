"""`jixiao mcp`: what an assistant may ask, over standard input and output."""

import typer

from web.commands.context import Workspace, complain, opened


def mcp(workspace: Workspace = None) -> None:
    """Answer an assistant over MCP, read only (the extra 'mcp')."""
    from web.mcp_server import server

    with opened(workspace) as services:
        try:
            made = server(services)
        except ImportError as error:
            complain("mcp: not installed; expected the extra 'mcp': pip install 'jixiao[mcp]'")
            raise typer.Exit(1) from error
        made.run("stdio")
