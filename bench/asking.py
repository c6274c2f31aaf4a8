"""Clients that ask a server for pages: some at once, or so many a second."""

import http.client
import threading
import time
from collections.abc import Callable, Sequence
from statistics import quantiles
from typing import NamedTuple
from urllib.parse import urlsplit

HEADERS = {"Accept": "text/html", "Accept-Encoding": "gzip"}
PATIENCE = 60.0  # seconds


class Asked(NamedTuple):
    rate: float  # requests a second
    p95: float  # milliseconds


def at_once(address: str, paths: Sequence[str], clients: int = 8) -> Asked:
    """Each client asks for the next page when it has one."""
    return _asked(address, paths, clients, lambda _: 0.0)


def at_rate(address: str, paths: Sequence[str], rate: float, clients: int = 32) -> Asked:
    """Each page is asked for at its time; one that waits for a client is late, not spared."""
    return _asked(address, paths, clients, lambda number: number / rate)


def body_of(address: str, path: str) -> bytes:
    """As it is sent."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    try:
        return _got(connection, path)
    finally:
        connection.close()


def _asked(address: str, paths: Sequence[str], clients: int, due: Callable[[int], float]) -> Asked:
    numbered = iter(enumerate(paths))
    guard = threading.Lock()
    taken: list[float] = []
    start = time.perf_counter() + 0.05

    def work() -> None:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
        while True:
            with guard:
                number, path = next(numbered, (-1, ""))
            if number < 0:
                connection.close()
                return
            wanted = start + due(number)
            time.sleep(max(0.0, wanted - time.perf_counter()))
            begun = wanted if due(1) else time.perf_counter()
            _got(connection, path)
            taken.append(time.perf_counter() - begun)

    threads = [threading.Thread(target=work) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - start
    return Asked(len(taken) / seconds, 1_000 * quantiles(taken, n=20)[-1])


def _got(connection: http.client.HTTPConnection, path: str) -> bytes:
    connection.request("GET", path, headers=HEADERS)
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status == 200, f"{path}: {answer.status}"
    return body
