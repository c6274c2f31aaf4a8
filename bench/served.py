"""Servers in processes of their own, as people start them."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.asking import body_of
from bench.starting import ROOT

HELLO = """
from flask import Flask
from waitress.server import create_server
app = Flask("hello")
app.add_url_rule("/", view_func=lambda: "<!doctype html><title>hello</title><p>hello")
server = create_server(app, host="127.0.0.1", port=0, threads=8)
print(f"http://127.0.0.1:{server.effective_port}", flush=True)
server.run()
"""
_PATIENCE = 60.0  # seconds
_FIRST = 40  # requests, so that each process is asked some


class Server(NamedTuple):
    address: str
    process: int  # id

    @property
    def cpu(self) -> float:
        """Seconds so far, with those of its workers; 0 where the system does not say."""
        return sum(map(_cpu, (self.process, *_children(self.process))))


@contextmanager
def started(program: str, *arguments: str, workspace: str = "") -> Iterator[Server]:
    """A server that says its address, once it answers and is warm."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=os.environ | {"JIXIAO_WORKSPACE": workspace},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout
        address = process.stdout.readline().strip()
        _wait_for(address)
        yield Server(address, process.pid)
    finally:
        process.terminate()
        process.wait(_PATIENCE)


def _wait_for(address: str) -> None:
    """Granian says its port before it listens."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            body_of(address, "/")
            break
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
    for _ in range(_FIRST):
        body_of(address, "/")


def _cpu(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _children(process: int) -> list[int]:
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for each in lists for child in each.read_text().split()]
