"""Files are read in a child process; whatever happens to it, there is an answer."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import IsArchive, NoFormFound, ReadError
from corpus.isolated import Isolated, tasks
from corpus.isolated.messages import Reply, Request
from corpus.isolated.process import Child
from corpus.limits import Limits
from corpus.pages import Page
from corpus.reading import read_bytes
from tests.corpus.forms.texts import form_text
from tests.corpus.hostile_files import pdf
from tests.gold import DATA

ROOT = DATA.parent.parent
TEXT = form_text().encode()


@pytest.fixture(scope="module")
def isolated() -> Iterator[Isolated]:
    with Isolated() as opened:
        yield opened


def test_a_file_is_read_as_in_this_process(isolated: Isolated) -> None:
    assert isolated.read(TEXT, "a.txt") == read_bytes(TEXT, "a.txt")


def test_one_child_reads_one_file_after_another(isolated: Isolated) -> None:
    first = child_of(isolated)
    for _ in range(3):
        isolated.read(TEXT, "a.txt")
    assert child_of(isolated) == first


def test_errors_of_a_file_keep_their_kind(isolated: Isolated) -> None:
    with pytest.raises(NoFormFound, match=r"^a.txt: no 绩效目标 form in it"):
        isolated.read(b"nothing", "a.txt")
    with pytest.raises(IsArchive):
        isolated.read(b"PK\x05\x06" + bytes(18), "a.zip")
    with pytest.raises(ReadError, match="RAR"):
        isolated.read(b"Rar!\x1a\x07\0", "a.rar")


def test_pages_come_with_tables_and_lines(isolated: Isolated) -> None:
    (page,) = isolated.pages("一\n二".encode(), "a.txt")
    assert isinstance(page, Page)
    assert [block.quote for block in page.blocks if not hasattr(block, "cells")] == ["一", "二"]
    html = "<p>表</p><table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table>".encode()
    pages = isolated.pages(html, "a.html")
    assert pages == isolated.pages(html, "a.html", page=1)
    assert [cell.text for cell in pages[0].blocks[1].cells] == ["甲", "乙", "丙"]  # type: ignore[union-attr]


def test_a_child_that_is_killed_is_replaced(isolated: Isolated) -> None:
    isolated.read(TEXT, "a.txt")
    os.kill(child_of(isolated), signal.SIGKILL)
    time.sleep(0.1)
    assert isolated.read(TEXT, "a.txt").forms


def test_a_file_that_takes_too_long_is_named_with_the_limit() -> None:
    with Isolated(Limits(seconds=0.05)) as isolated:
        with pytest.raises(ReadError) as caught:
            isolated.read(TEXT * 300, "a.txt")
        assert caught.value.found == "over the limit of 0.05 s (JIXIAO_READ_SECONDS)"


def test_a_file_that_takes_too_much_memory_is_named_with_the_limit() -> None:
    message = r"over the limit of 20 MiB \(JIXIAO_READ_MEMORY\)"
    with Isolated(Limits(memory=20 * 2**20)) as isolated, pytest.raises(ReadError, match=message):
        isolated.read(TEXT * 3000, "a.txt")


def test_a_file_that_takes_too_much_of_the_processor_is_named_with_the_limit() -> None:
    message = r"over the limit of 1 s \(JIXIAO_READ_CPU\)"
    with Isolated(Limits(cpu=1)) as isolated, pytest.raises(ReadError, match=message):
        isolated.read(TEXT * 1000, "a.txt")


def test_an_answer_that_is_too_long_is_not_taken() -> None:
    with Isolated(Limits(output=1000)) as isolated:
        with pytest.raises(ReadError, match=r"over the limit of 1,?000 bytes \(JIXIAO_READ_OUTPUT"):
            isolated.read(TEXT, "a.txt")
        with pytest.raises(NoFormFound):
            isolated.read(b"nothing", "a.txt")


def test_a_child_ends_with_its_parent() -> None:
    code = (
        "import sys; from corpus.isolated import Isolated\n"
        "isolated = Isolated(); isolated.read(sys.stdin.buffer.read(), 'a.txt')\n"
        "process = isolated._child._process\n"
        "print(process.pid, process.args[4], flush=True)\n"
        "import os; os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], input=TEXT, capture_output=True, cwd=ROOT)
    pid, folder = done.stdout.decode().split()
    assert gone(int(pid))
    assert not Path(folder).exists()


def test_many_threads_may_ask(isolated: Isolated) -> None:
    found: list[int] = []

    def ask() -> None:
        found.append(len(isolated.read(TEXT, "a.txt").forms))

    threads = [threading.Thread(target=ask) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 5


def test_nothing_is_left_when_it_is_closed() -> None:
    isolated = Isolated()
    isolated.read(TEXT, "a.txt")
    child = isolated._child  # noqa: SLF001
    assert isinstance(child, Child)
    isolated.close()
    assert child.ended
    isolated.read(TEXT, "a.txt")
    pid = child_of(isolated)
    del isolated
    assert gone(pid)


def child_of(isolated: Isolated) -> int:
    child = isolated._child  # noqa: SLF001
    assert child
    return child._process.pid  # noqa: SLF001


def gone(pid: int) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


def test_the_first_step_says_how_many_pages_there_are() -> None:
    told: list[Reply] = []
    data = pdf(*["/MediaBox [0 0 595 842]"] * 5)
    with pytest.raises(NoFormFound):
        tasks.read(Request("read", "a.pdf", data, Limits()), told.append)
    assert (told[0].of, told[0].page) == (5, 0)
    assert {1, 2, 3, 4, 5} <= {reply.page for reply in told}
    with pytest.raises(NoFormFound):
        tasks.read(Request("read", "a.txt", b"nothing", Limits()), told.append)
    assert told[-1].of == 0
