"""`jixiao serve`: the pages."""

import errno
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from web.cli_context import Workspace, complain, opened, settings

if TYPE_CHECKING:
    from web.config import Config
    from web.services import Services

_THREADS = 8


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free one.")] = 8000,
    allow_decisions: Annotated[
        bool,
        typer.Option("--allow-decisions", help="Let the pages confirm and reject claims."),
    ] = False,
    workspace: Workspace = None,
) -> None:
    """Serve the pages until Ctrl+C."""
    config = settings(workspace)
    allowed = allow_decisions or config.allow_decisions
    with opened(workspace, create=True) as services:
        try:
            _run(services, (host, port), config, allow_decisions=allowed)
        except OSError as error:
            complain(_cannot_listen(host, port, error))
            raise typer.Exit(1) from error


def _run(
    services: "Services",
    address: tuple[str, int],
    config: "Config",
    *,
    allow_decisions: bool,
) -> None:
    from waitress.server import create_server

    from web import create_app
    from web.deriving import Background
    from web.trusted_hosts import trusted_by

    host, port = address
    trusted = trusted_by(host, config.trusted_hosts)
    app = create_app(services, trusted, allow_decisions=allow_decisions)
    app.config["JIXIAO_ORIGINS"] = config.origins
    try:
        server = create_server(app, host=host, port=port, threads=_THREADS)
    except ValueError as error:  # what waitress makes of a host that has no address
        raise OSError(errno.EADDRNOTAVAIL, "no such host") from error
    Thread(target=services.warm, daemon=True).start()
    typer.echo(f"http://{_in_address(host)}:{_port_of(server, port)}", err=False)
    background = Background(services.derived, config.workspace)
    background.start()
    try:
        server.run()
    finally:
        background.stop()


def _port_of(server: object, asked: int) -> int:
    """The port taken; `effective_listen` is there when the host has several addresses."""
    listening: list[tuple[str, int]] = getattr(server, "effective_listen", [])
    port: int = getattr(server, "effective_port", 0) or (listening[0][1] if listening else asked)
    return port


def _in_address(host: str) -> str:
    if ":" in host:
        return f"[{host}]"
    return "127.0.0.1" if host == "0.0.0.0" else host


def _cannot_listen(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"{host}:{port}: in use by another program; expected a free port, try --port 0"
    return f"{host}:{port}: {error.strerror or error}; expected an address of this machine"
