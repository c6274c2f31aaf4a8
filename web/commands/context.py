"""What every command shares: its workspace, its errors on stderr, its exit codes."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer

from corpus.errors import JixiaoError

if TYPE_CHECKING:
    from web.config import Config
    from web.services import Services

Workspace = Annotated[
    Path | None,
    typer.Option("--workspace", "-w", help="The workspace's folder.", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Id = Annotated[str, typer.Argument(metavar="ID", show_default=False)]


_LINE, _LINE_SHOWN = "\n", r"\n"
_STEERING = {code: f"\\x{code:02x}" for code in (*range(9), *range(11, 32), *range(127, 160))}
_ALLOWED = "a system that lets it be done"
_EXPECTED: dict[int | None, str] = {  # by what the system says
    errno.EACCES: "the right to do this",
    errno.EDQUOT: "room to write",
    errno.ENOENT: "a place that is there",
    errno.ENOSPC: "room to write",
    errno.EPERM: "the right to do this",
    errno.EROFS: "a place that can be written",
}
_LOCALE = "UTF-8, as with LC_ALL=C.UTF-8"
_chosen: ContextVar[Path | None] = ContextVar("workspace", default=None)

P = ParamSpec("P")


def reporting(command: Callable[P, None]) -> Callable[P, None]:
    """The command with every error of its input as one line on stderr, and exit code 1."""

    @wraps(command)
    def reported(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except BrokenPipeError:
            raise
        except JixiaoError as error:
            complain(str(error))
            raise typer.Exit(1) from error
        except OSError as error:
            found = f"{error.filename or 'system'}: {error.strerror or error}"
            complain(f"{found}; expected {_EXPECTED.get(error.errno, _ALLOWED)}")
            raise typer.Exit(1) from error
        except UnicodeEncodeError as error:
            text = ascii(error.object[error.start : error.end])
            complain(f"{text}: no text in the language of this terminal; expected {_LOCALE}")
            raise typer.Exit(1) from error

    return reported


def choose_workspace(folder: Path | None) -> None:
    """What `jixiao --workspace FOLDER COMMAND` says; a command's own option goes before it."""
    _chosen.set(folder)


def complain(message: str, what: str = "error") -> None:
    typer.echo(f"{what}: {visible(message).replace(_LINE, _LINE_SHOWN)}", err=True)


def visible(text: str) -> str:
    """With what would steer a terminal written out, such as an escape in the name of a file."""
    return text.translate(_STEERING)


def settings(workspace: Path | None) -> "Config":
    """The options of this call before those of the environment."""
    from web.config import Config

    try:
        return Config.from_environ(os.environ, workspace or _chosen.get())
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


@contextmanager
def opened(workspace: Path | None, *, create: bool = False) -> Iterator["Services"]:
    from web.bootstrap import open_services

    services = open_services(settings(workspace), create=create)
    try:
        yield services
    finally:
        services.close()


def print_json(value: object) -> None:
    from corpus.record_json import encoded

    print_bytes(encoded(value))


def print_bytes(data: bytes) -> None:
    """Bytes as they are: UTF-8, whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
