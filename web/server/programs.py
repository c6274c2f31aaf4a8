"""The programs that speak HTTP, waitress and granian, in one process or in several."""

import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING, Any

from web.server.processes import PATIENCE, end_with_parent, keep, started_by_one_alive
from web.server.served import Place, Shared, served_app
from web.server.sockets import listening, port_of

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
    """Until it is interrupted. Raises OSError when the address is not to be had.

    Several processes have services of their own, and take turns at what one socket is asked.
    """
    sockets = listening(serve.place)
    told(port_of(sockets[0]))
    if serve.workers == 1:
        _waitress(services, serve, sockets)
        return
    with _folder() as folder:
        keep(partial(_waitress_of, serve, sockets, Shared(folder)), serve.workers)


def _waitress_of(serve: Serve, sockets: list[socket.socket], shared: Shared) -> None:
    """One of several processes; takes away what they share where nobody else is left to."""
    try:
        _waitress(_services_of_worker(serve), serve, sockets, shared)
    finally:
        if shared.folder and not started_by_one_alive():
            rmtree(shared.folder, ignore_errors=True)


def _waitress(
    services: "Services", serve: Serve, sockets: list[socket.socket], shared: Shared | None = None
) -> None:
    from waitress.server import create_server

    from web.server.addresses import take_any_letters

    take_any_letters()
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # it warns of each that waits
    uploads = _uploads(services, serve.config)
    serving = serve.config.serving
    app = served_app(services, serve.config, serve.place, uploads, shared)
    server = create_server(
        app,
        sockets=sockets,
        threads=max(1, _THREADS // serve.workers),
        max_request_body_size=serving.upload_bytes if serving.takes_uploads else _BODY,
        clear_untrusted_proxy_headers=not serving.proxies,  # ProxyFix reads them
        ident="",  # no name of the server in its answers
    )
    Thread(target=_warm, args=(services, app), daemon=True).start()
    if uploads:
        uploads.start()
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

    port = _free(serve.place)
    multiprocessing.set_start_method("spawn", force=True)  # an open database must not be forked
    server = Server(
        "web.server.programs",
        serve.place.host,
        port,
        interface=Interfaces.WSGI,
        workers=serve.workers,
        blocking_threads=max(1, _THREADS // serve.workers),
        websockets=False,
        log_enabled=False,
        respawn_failed_workers=True,
        workers_kill_timeout=int(PATIENCE),
    )
    told(port)
    with _folder() as folder:
        shared = Shared(folder)
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
    if shared.folder:
        end_with_parent(partial(rmtree, shared.folder, ignore_errors=True))
    services = _services_of_worker(serve)
    uploads = _uploads(services, serve.config)
    if uploads:
        uploads.start()
    app = served_app(services, serve.config, serve.place, uploads, shared)
    Thread(target=_warm, args=(services, app), daemon=True).start()
    return app


def _services_of_worker(serve: Serve) -> "Services":
    from web.bootstrap import open_services

    services = open_services(serve.config, create=False)
    services.derived.leave_whole_to_another()
    return services


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
    sockets = listening(place)
    port = port_of(sockets[0])
    for each in sockets:
        each.close()
    return port
