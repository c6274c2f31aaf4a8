"""A server in several processes: they begin, are replaced and end together."""

import os
import signal
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from urllib.error import URLError

import pytest

from tests.web.test_kill import Process, start
from web.config import Config
from web.server import processes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
PATIENCE = 30.0  # seconds
ASKS_SYSTEM = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="asks the system by /proc"
)
SPAWN = get_context("spawn")


def until(so: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < ends
        time.sleep(0.05)


def children(process: int) -> set[int]:
    """That serve: the interpreter starts one more, which looks after semaphores."""
    listed = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return {
        int(child)
        for child in listed
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    }


def is_alive(process: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False


def answered(server: Process) -> str:
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    until(lambda: is_healthy(address))  # granian says its address before it listens
    return address


def is_healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except URLError:
        return False


@ASKS_SYSTEM
@pytest.mark.parametrize("program", ["waitress", "granian"])
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_processes_of_a_server_end_with_it_however_it_ends(
    config: Config,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: signal.Signals,
    program: str,
) -> None:
    pytest.importorskip(program)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with start(config, "serve", "--server", program, "--port", "0", "--workers", "2") as server:
        answered(server)
        serving = children(server.pid)
        assert len(serving) == 2
        assert len(list(tmp_path.glob("jixiao-*"))) == 1
        server.send_signal(how)
        _, error = server.communicate(timeout=PATIENCE)
    until(lambda: not any(map(is_alive, serving)))
    if program == "waitress":  # what ends granian may speak of its threads
        assert error == ""
    assert server.returncode == (0 if how is signal.SIGTERM else -how)
    assert list(tmp_path.glob("jixiao-*")) == []


def test_figures_are_those_of_all_processes(config: Config) -> None:
    with start(config, "serve", "--port", "0", "--workers", "2") as server:
        address = answered(server)
        for _ in range(20):
            urllib.request.urlopen(f"{address}/about", timeout=PATIENCE).close()

        def counted() -> set[str]:
            texts = []
            for _ in range(6):
                with urllib.request.urlopen(f"{address}/metrics", timeout=PATIENCE) as answer:
                    texts.append(answer.read().decode())
            name = 'jixiao_requests_total{family="site",status="200"}'
            lines = (line for text in texts for line in text.splitlines())
            return {line.removeprefix(name).strip() for line in lines if line.startswith(name)}

        until(lambda: counted() == {"21"})  # with /health
        server.terminate()


def note_and_wait(folder: Path) -> None:
    (folder / str(os.getpid())).touch()
    time.sleep(PATIENCE)


def keep(folder: Path) -> None:
    with suppress(ChildProcessError):
        processes.keep(partial(note_and_wait, folder), 1)


def noted(folder: Path) -> list[int]:
    return [int(file.name) for file in folder.iterdir()]


def test_another_process_takes_the_place_of_one_that_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "_SOON", 0.0)
    Thread(target=keep, args=(tmp_path,), daemon=True).start()
    until(lambda: len(noted(tmp_path)) == 1)
    (first,) = noted(tmp_path)
    os.kill(first, signal.SIGKILL)
    until(lambda: len(noted(tmp_path)) == 2)
    monkeypatch.undo()
    (second,) = set(noted(tmp_path)) - {first}
    os.kill(second, signal.SIGKILL)


def test_processes_that_end_as_soon_as_they_start_are_not_started_for_ever() -> None:
    with pytest.raises(ChildProcessError, match="as soon as"):
        processes.keep(print, 2)


def start_one_that_stays(pipe: Connection) -> None:
    child = SPAWN.Process(target=stay, args=(pipe,))
    child.start()
    child.join()


def stay(pipe: Connection) -> None:
    processes.PATIENCE = 0.1
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    processes.end_with_parent()
    pipe.send(os.getpid())
    time.sleep(2 * PATIENCE)


@ASKS_SYSTEM
def test_a_process_that_misses_the_signal_ends_with_its_parent_all_the_same() -> None:
    ours, theirs = Pipe()
    parent = SPAWN.Process(target=start_one_that_stays, args=(theirs,))
    parent.start()
    child = ours.recv()
    parent.kill()
    until(lambda: not is_alive(child))
