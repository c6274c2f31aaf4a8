"""`/metrics`, where the server was started to have it: what was asked of the server and how
long it took, and what the workspace holds, as Prometheus reads it (text format 0.0.4)."""

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import accumulate
from pathlib import Path

import msgspec
from flask import Blueprint, Flask, Response, current_app, g, request

from web.blueprints.context import services

bp = Blueprint("figures", __name__)
_EXTENSION = "jixiao-figures"
Count = Callable[[str, int, float], None]  # told family, status and seconds of an answer
_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_PAUSE = 1.0  # seconds after which other processes may read what this one has counted
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)  # edges of the histogram


class Counted(msgspec.Struct):
    """Of one process, or of all together."""

    requests: dict[str, int] = {}  # by family of addresses and status
    buckets: list[int] = msgspec.field(  # by the first edge that is no less
        default_factory=lambda: [0] * (len(_SECONDS) + 1)
    )
    seconds: float = 0.0

    def add(self, other: "Counted") -> None:
        for key, number in other.requests.items():
            self.requests[key] = self.requests.get(key, 0) + number
        self.buckets = [a + b for a, b in zip(self.buckets, other.buckets, strict=True)]
        self.seconds += other.seconds


class Figures:
    """Counted from the start of the server, by any number of threads and processes.

    Each process leaves its own in `folder` every second, where the others find them, also when
    it has ended.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._guard = threading.Lock()
        self._own = Counted()
        self._file = folder / f"figures-{secrets.token_hex(8)}" if folder else None
        if self._file:
            threading.Thread(target=self._leave, daemon=True, name="figures").start()

    def count(self, family: str, status: int, seconds: float) -> None:
        key = f'family="{family}",status="{status}"'
        bucket = sum(edge < seconds for edge in _SECONDS)
        with self._guard:
            self._own.requests[key] = self._own.requests.get(key, 0) + 1
            self._own.buckets[bucket] += 1
            self._own.seconds += seconds

    def lines(self) -> Iterator[str]:
        counted = self._all()
        yield from _head("jixiao_requests_total", "counter", "Requests answered.")
        for key, number in sorted(counted.requests.items()):
            yield f"jixiao_requests_total{{{key}}} {number}"
        name = "jixiao_request_seconds"
        yield from _head(name, "histogram", "From the request to the head of its answer.")
        for edge, number in zip((*_SECONDS, "+Inf"), accumulate(counted.buckets), strict=True):
            yield f'{name}_bucket{{le="{edge}"}} {number}'
        yield f"{name}_sum {counted.seconds:.6f}"
        yield f"{name}_count {sum(counted.buckets)}"

    def _all(self) -> Counted:
        """What others have left, and what this process has counted."""
        found = msgspec.json.decode(self._packed(), type=Counted)
        for file in self._file.parent.glob("figures-*") if self._file else ():
            if file != self._file and not file.suffix:
                found.add(msgspec.json.decode(file.read_bytes(), type=Counted))
        return found

    def _packed(self) -> bytes:
        with self._guard:
            return msgspec.json.encode(self._own)

    def _leave(self) -> None:
        assert self._file
        part = self._file.with_suffix(".part")
        left = b""
        with suppress(OSError):  # no room, or the server has ended and its folder with it
            while True:
                packed = self._packed()
                if packed != left:
                    part.write_bytes(packed)
                    part.replace(self._file)
                    left = packed
                time.sleep(_PAUSE)


def register(app: Flask, folder: Path | None = None) -> Count:
    """What counts an answer that the application itself does not give.

    `folder` is that of the processes of one server.
    """
    figures = Figures(folder)
    app.extensions[_EXTENSION] = figures
    app.register_blueprint(bp)

    def begin() -> None:
        g.began = time.perf_counter()

    app.before_request_funcs[None].insert(0, begin)  # any other may answer

    @app.after_request
    def count(response: Response) -> Response:
        family = request.blueprint or request.endpoint or "none"
        figures.count(family, response.status_code, time.perf_counter() - g.began)
        return response

    return figures.count


@bp.get("/metrics")
def metrics() -> Response:
    figures: Figures = current_app.extensions[_EXTENSION]
    lines = (*figures.lines(), *_held())
    return Response("\n".join(lines) + "\n", content_type=_TYPE)


def _held() -> Iterator[str]:
    """What the workspace holds now."""
    counts = services().stats()
    for what in ("documents", "forms", "projects", "goals", "indicators", "departments"):
        yield from _gauge(f"jixiao_{what}", f"{what.capitalize()} in the workspace.")
        yield f"jixiao_{what} {getattr(counts, what)}"
    yield from _gauge("jixiao_generation", "Raised by every change of a form.")
    yield f"jixiao_generation {services().store.generation}"


def _gauge(name: str, meaning: str) -> Iterator[str]:
    return _head(name, "gauge", meaning)


def _head(name: str, type_: str, meaning: str) -> Iterator[str]:
    yield f"# HELP {name} {meaning}"
    yield f"# TYPE {name} {type_}"
