"""The parent's end: a child process, what it may take, and why it ended."""

import contextlib
import math
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from pathlib import Path

from corpus.isolated.messages import Reply, Request, TooLong, next_reply, send
from corpus.limits import Limits

_START = (
    "import sys; sys.path[:] = sys.argv[3:]; from corpus.isolated.child import main;"
    " main(sys.argv[1], sys.argv[2])"
)
_SIGNALS = {-each.value: each.name for each in signal.Signals}  # by return code


class Ended(Exception):
    """The child ended, or was made to, before it answered; the text says why."""

    memory = False  # it may have been for memory


class Crashed(Ended):
    memory = True


class Child:
    """One child process; of use until it has `ended`."""

    def __init__(self, limits: Limits, module: str = "corpus.reading") -> None:
        """`module` does its work; it loads before limits are set."""
        self._limits = limits
        folder = tempfile.mkdtemp(prefix="jixiao-")
        paths = [str(Path(path).absolute()) for path in sys.path]
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, folder, module, *paths],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._watch = Watch(self._process)
        self.end = weakref.finalize(self, _end, self._process, self._watch, folder)

    @property
    def ended(self) -> bool:
        return not self.end.alive or self._process.poll() is not None

    def ask(self, request: Request, seconds: float) -> None:
        """Takes at most so long; its replies tell whether it was understood."""
        assert self._process.stdin
        self._watch.until(time.monotonic() + seconds)
        with contextlib.suppress(OSError):  # it has ended; its missing reply says so
            send(self._process.stdin, request)

    def reply(self, until: float, limit: str) -> Reply:
        """The next one, by then. Raises Ended, naming `limit` when the time was up."""
        assert self._process.stdout
        self._watch.until(until)
        try:
            found = next_reply(self._process.stdout, self._limits.output)
        except TooLong:
            self.end()
            raise Ended(self._limits.over("output")) from None
        self._watch.until(math.inf)
        if found is None:
            raise self._reason(limit)
        return found

    def _reason(self, limit: str) -> Ended:
        code = self._process.wait()
        self.end()
        name = _SIGNALS.get(code, f"exit code {code}")
        if self._watch.fired or name == "SIGALRM":
            return Ended(self._limits.over(limit))
        if name == "SIGXCPU":
            return Ended(self._limits.over("cpu"))
        return Crashed(f"its reader ended ({name}), perhaps {self._limits.over('memory')}")


class Watch:
    """Kills a process when its time is up. One thread for the life of the process."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.fired = False
        self._process = process
        self._until = self._waits_until = math.inf
        self._changed = threading.Condition()
        threading.Thread(target=self._run, daemon=True, name="watch").start()

    def until(self, until: float) -> None:
        """A moment of time.monotonic(), past ones included."""
        with self._changed:
            self._until = until
            if until < self._waits_until:
                self._changed.notify()

    def _run(self) -> None:
        with self._changed:
            while self._until > time.monotonic():
                self._waits_until = self._until
                left = self._until - time.monotonic()
                self._changed.wait(None if math.isinf(left) else left)
            self.fired = self._process.returncode is None
        _kill(self._process)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """With all that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def _end(process: "subprocess.Popen[bytes]", watch: Watch, folder: str) -> None:
    _kill(process)
    process.wait()
    watch.until(-math.inf)
    for pipe in (process.stdin, process.stdout):
        assert pipe
        with contextlib.suppress(OSError):  # what it did not read is lost with it
            pipe.close()
    shutil.rmtree(folder, ignore_errors=True)
