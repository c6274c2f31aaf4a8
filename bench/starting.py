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

from bench.generate import documents
from bench.table import Figure
from bench.workspace import files_of, workspace_for

PROGRAM = "from web.launcher import main; main()"
COMMANDS: tuple[tuple[tuple[str, ...], float | None], ...] = (
    (("--help",), 0.3),
    (("search", "培训"), 1.0),
    (("stats",), None),
)
SERVING_BAR = 2.0
MANY = 8_400  # forms of about 12 indicators each
PLAIN = "python -c pass"
TIMES = 5
ROOT = Path(__file__).parents[1]


def figures() -> Iterator[Figure]:
    """CPU time of a command, wall time until the first page: the least of several."""
    with TemporaryDirectory() as folder:
        _run(_in(folder), PROGRAM, "add", str(ROOT / "corpus/documents/seed-2024.txt"))
        yield from _figures_of("", _in(folder))
    with TemporaryDirectory() as folder:
        made = list(documents(MANY))
        with workspace_for(made, Path(folder)) as services:
            services.add([files_of(made, Path(folder))])
            many = f", {services.stats().indicators:,} indicators"
        yield from _figures_of(many, _in(f"{folder}/workspace"))


def _in(folder: str) -> dict[str, str]:
    return os.environ | {"JIXIAO_WORKSPACE": folder}


def _figures_of(size: str, environment: dict[str, str]) -> Iterator[Figure]:
    bare = min(_run(environment, "pass") for _ in range(TIMES))
    for command, bar in COMMANDS:
        seconds = min(_run(environment, PROGRAM, *command) for _ in range(TIMES))
        name = " ".join(("jixiao", *command)) + size
        yield Figure(name, seconds, "s", bar, yardstick=PLAIN, yardstick_value=bare)
    ready = min(_until_ready(environment) for _ in range(3))
    name = f"jixiao serve, first page{size}"
    yield Figure(name, ready, "s", SERVING_BAR, False, PLAIN, bare)


def _run(environment: dict[str, str], program: str, *arguments: str) -> float:
    start = _children_seconds()
    subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return _children_seconds() - start


def _children_seconds() -> float:
    """CPU time of the commands that ended."""
    spent = os.times()
    return spent.children_user + spent.children_system


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
