"""A few pages are made at once: threads that take the interpreter from each other make all late."""

from collections.abc import Iterable
from threading import Semaphore
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

AT_ONCE = 2  # of one process
PATIENCE = 0.2  # seconds, after which a request goes on beside those that only wait themselves


class Turns:
    """A WSGI application whose requests wait for their turn; what is streamed needs none."""

    def __init__(
        self, app: "WSGIApplication", at_once: int = AT_ONCE, patience: float = PATIENCE
    ) -> None:
        self._app = app
        self._free = Semaphore(at_once)
        self._patience = patience

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        has_turn = self._free.acquire(timeout=self._patience)
        try:
            return self._app(environ, start_response)
        finally:
            if has_turn:
                self._free.release()
