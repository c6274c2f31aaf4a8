"""`/metrics`, where the server was started to have it: what was asked of this process and how
long it took, and what the workspace holds, as Prometheus reads it (text format 0.0.4)."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import accumulate

from flask import Blueprint, Flask, Response, current_app, g, request

from web.blueprints.context import services

bp = Blueprint("figures", __name__)
_EXTENSION = "jixiao-figures"
Count = Callable[[str, int, float], None]  # told family, status and seconds of an answer
_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)  # edges of the histogram


class Figures:
    """Counted from the start of the process, by any number of threads."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._requests: Counter[tuple[str, int]] = Counter()  # by family of addresses and status
        self._buckets: Counter[int] = Counter()  # by the first edge that is no less
        self._seconds = 0.0

    def count(self, family: str, status: int, seconds: float) -> None:
        bucket = sum(edge < seconds for edge in _SECONDS)
        with self._guard:
            self._requests[family, status] += 1
            self._buckets[bucket] += 1
            self._seconds += seconds

    def lines(self) -> Iterator[str]:
        with self._guard:
            requests, seconds = sorted(self._requests.items()), self._seconds
            buckets = [self._buckets[n] for n in range(len(_SECONDS) + 1)]
        yield from _head("jixiao_requests_total", "counter", "Requests answered.")
        for (family, status), number in requests:
            yield f'jixiao_requests_total{{family="{family}",status="{status}"}} {number}'
        name = "jixiao_request_seconds"
        yield from _head(name, "histogram", "From the request to the head of its answer.")
        for edge, number in zip((*_SECONDS, "+Inf"), accumulate(buckets), strict=True):
            yield f'{name}_bucket{{le="{edge}"}} {number}'
        yield f"{name}_sum {seconds:.6f}"
        yield f"{name}_count {sum(buckets)}"


def register(app: Flask) -> Count:
    """What counts an answer that the application itself does not give."""
    figures = Figures()
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
