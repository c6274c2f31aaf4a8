"""The programs that speak HTTP: waitress, in one process, and granian, in several."""

import errno
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING, Any

from web.server.served import Place, Shared, served_app

if TYPE_CHECKING:
    from flask import Flask

    from web.config import Config
    from web.services import Services
    from web.uploads import Uploads

_THREADS = 8  # of all processes together
_BODY = 2**21  # bytes: over what any page takes but that of uploads
Told = Callable[[int], None]  # told the port, once it is taken


@dataclass(frozen=True, slots=True)
class Serve:
    """What is to be served, and where."""

    config: "Config"
    place: Place
    workers: int = 1  # processes


def waitress(services: "Services", serve: Serve, told: Told) -> None:
    """Until it is interrupted. Raises OSError when the address is not to be had."""
    from waitress.server import create_server

    from web.server.addresses import take_any_letters

    take_any_letters()
    uploads = _uploads(services, serve.config)
    serving = serve.config.serving
    app = served_app(services, serve.config, serve.place, uploads)
    try:
        server = create_server(
            app,
            host=serve.place.host,
            port=serve.place.port,
            threads=_THREADS,
            max_request_body_size=serving.upload_bytes if serving.takes_uploads else _BODY,
            clear_untrusted_proxy_headers=not serving.proxies,  # ProxyFix reads them
            ident="",  # no name of the server in its answers
        )
    except ValueError as error:  # what waitress makes of a host that has no address
        raise OSError(errno.EADDRNOTAVAIL, "no such host") from error
    Thread(target=_warm, args=(services, app), daemon=True).start()
    if uploads:
        uploads.start()
    told(_port_of(server, serve.place.port))
    try:
        server.run()
    finally:
        if uploads:
            uploads.stop()


def granian(serve: Serve, told: Told) -> None:
    """As waitress, in `workers` processes, each with services of its own."""
    import multiprocessing

    from granian.constants import Interfaces
    from granian.server import Server

    host, port = serve.place.host, _free(serve.place)
    multiprocessing.set_start_method("spawn", force=True)  # an open database must not be forked
    server = Server(
        "web.server.programs",
        host,
        port,
        interface=Interfaces.WSGI,
        workers=serve.workers,
        blocking_threads=max(1, _THREADS // serve.workers),
        websockets=False,
        log_enabled=False,
        respawn_failed_workers=True,
    )
    told(port)
    with _folder() as pages:
        shared = Shared(pages)
        server.serve(target_loader=partial(_in_worker, serve, shared), wrap_loader=False)


@contextmanager
def _folder() -> Iterator[Path | None]:
    """For what the processes share; none where nothing may be written."""
    with ExitStack() as stack:
        folder = None
        with suppress(OSError):
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="jixiao-")))
        yield folder


def _in_worker(serve: Serve, shared: Shared) -> Callable[..., Any]:
    from web.bootstrap import open_services

    services = open_services(serve.config, create=False)
    services.derived.leave_whole_to_another()
    uploads = _uploads(services, serve.config)
    if uploads:
        uploads.start()
    app = served_app(services, serve.config, serve.place, uploads, shared)
    Thread(target=_warm, args=(services, app), daemon=True).start()
    return app


def _warm(services: "Services", app: "Flask") -> None:
    """Before anyone asks: a template is compiled when it is first asked for, in up to 0.05 s."""
    services.warm()
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)


def _uploads(services: "Services", config: "Config") -> "Uploads | None":
    if not config.serving.takes_uploads:
        return None
    from web.bootstrap import open_uploads

    return open_uploads(services, config)


def _free(place: Place) -> int:
    """The port, which nobody has at this moment. Raises OSError."""
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise OSError(errno.EADDRNOTAVAIL, "no such host") from error
    family, kind, protocol, _, address = found[0]
    with socket.socket(family, kind, protocol) as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
        port: int = taken.getsockname()[1]
    return port


def _port_of(server: object, asked: int) -> int:
    """The port taken; `effective_listen` is there when the host has several addresses."""
    listening: list[tuple[str, int]] = getattr(server, "effective_listen", [])
    port: int = getattr(server, "effective_port", 0) or (listening[0][1] if listening else asked)
    return port
