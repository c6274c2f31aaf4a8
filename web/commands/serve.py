"""`jixiao serve`: the pages."""

import errno
import signal
import sys
from dataclasses import replace
from enum import StrEnum
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from web.commands.context import Workspace, complain, opened, settings

if TYPE_CHECKING:
    from web.server.programs import Serve
    from web.services import Services


class ServerName(StrEnum):
    WAITRESS = "waitress"
    GRANIAN = "granian"


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free one.")] = 8000,
    server: Annotated[
        ServerName, typer.Option(help="What speaks HTTP; granian is the extra 'serve'.")
    ] = ServerName.WAITRESS,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="Processes; one for each core serves most.")
    ] = 1,
    allow_decisions: Annotated[
        bool,
        typer.Option(
            "--allow-decisions",
            help="Let the pages confirm and reject claims, and decide open readings.",
        ),
    ] = False,
    workspace: Workspace = None,
) -> None:
    """Serve the pages until Ctrl+C."""
    from web.server.programs import Serve
    from web.server.served import Place

    _refuse_absent(server)
    signal.signal(signal.SIGTERM, _end)
    config = settings(workspace)
    config = replace(config, allow_decisions=allow_decisions or config.allow_decisions)
    with opened(workspace, create=True) as services:
        try:
            _run(services, Serve(config, Place(host, port), workers), server)
        except ChildProcessError as error:
            complain(str(error))
            raise typer.Exit(1) from error
        except OSError as error:
            complain(_cannot_listen(host, port, error))
            raise typer.Exit(1) from error


def _refuse_absent(server: ServerName) -> None:
    if server is ServerName.GRANIAN and find_spec("granian") is None:
        raise typer.BadParameter("--server granian: not installed; expected jixiao[serve]")


def _end(*_: object) -> None:
    """As Ctrl+C: the first process of a container does not hear SIGTERM unless it listens."""
    sys.exit()


def _run(services: "Services", serve: "Serve", server: ServerName) -> None:
    from web.server import programs
    from web.server.deriving import Background

    told = partial(_say, serve)
    background = Background(services.derived, serve.config.workspace)
    background.start()
    try:
        if server is ServerName.GRANIAN:
            programs.granian(serve, told)
        else:
            programs.waitress(services, serve, told)
    finally:
        background.stop()


def _say(serve: "Serve", port: int) -> None:
    """Where, on the first line; what else is open to whoever asks, on further ones."""
    address = f"http://{_in_address(serve.place.host)}:{port}"
    typer.echo(address)
    if serve.config.serving.takes_uploads:
        typer.echo(f"uploads are on: {address}/upload takes files from whoever knows the token")
    if serve.config.allow_decisions:
        typer.echo(
            "decisions are on: whoever reads the pages may "
            "confirm and reject claims, and decide open readings"
        )


def _in_address(host: str) -> str:
    if ":" in host:
        return f"[{host}]"
    return "127.0.0.1" if host == "0.0.0.0" else host


def _cannot_listen(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"{host}:{port}: in use by another program; expected a free port, try --port 0"
    return f"{host}:{port}: {error.strerror or error}; expected an address of this machine"
