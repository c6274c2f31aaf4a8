"""How long the commands take from nothing."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from bench.table import Figure

PROGRAM = "from web.launcher import main; main()"
COMMANDS = (
    (("--help",), 0.3),
    (("search", "培训"), 1.0),
    (("stats",), None),
)
SERVING_BAR = 2.0
PLAIN = "python -c pass"
TIMES = 5
ROOT = Path(__file__).parents[1]


def figures() -> Iterator[Figure]:
    """Wall time, the least of several: a person waits for it."""
    with TemporaryDirectory() as folder:
        environment = os.environ | {"JIXIAO_WORKSPACE": folder}
        _run(environment, PROGRAM, "add", str(ROOT / "corpus/documents/seed-2024.txt"))
        bare = min(_run(environment, "pass") for _ in range(TIMES))
        for command, bar in COMMANDS:
            seconds = min(_run(environment, PROGRAM, *command) for _ in range(TIMES))
            name = " ".join(("jixiao", *command))
            yield Figure(name, seconds, "s", bar, yardstick=PLAIN, yardstick_value=bare)
        ready = min(_until_ready(environment) for _ in range(3))
        yield Figure("jixiao serve, first page", ready, "s", SERVING_BAR, False, PLAIN, bare)


def _run(environment: dict[str, str], program: str, *arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def _until_ready(environment: dict[str, str]) -> float:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "serve", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _get(f"http://127.0.0.1:{port}/", until=start + 30)
        return time.perf_counter() - start
    finally:
        server.terminate()
        server.wait(10)


def _get(address: str, until: float) -> None:
    while True:
        try:
            with urlopen(address, timeout=10) as page:
                page.read()
            return
        except OSError:
            if time.perf_counter() > until:
                raise
            time.sleep(0.02)
