"""Beside the pages: a process of low priority that makes what changed, so that no page waits."""

import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path

from corpus.errors import StoreError
from web.inferred.derived import Derived

_START = (
    "import sys; sys.path[:] = sys.argv[3:]; "
    "from web.server.deriving import main; main(*sys.argv[1:3])"
)
_PAUSE = 3.0  # seconds between two looks at whether anything changed
_AFTER_FAILURE = 60.0
_NICE = 15


class Background:
    """Looks after a workspace until `stop`; the pages never make more than a block themselves."""

    def __init__(self, derived: Derived, workspace: Path) -> None:
        self._derived = derived
        self._workspace = workspace
        self._stopped = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._run, daemon=True, name="deriving")

    def start(self) -> None:
        self._derived.leave_whole_to_another()
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._child:
            self._child.terminate()
            self._child.wait()
        self._thread.join()

    def _run(self) -> None:
        pause = _PAUSE
        while not self._stopped.wait(pause):
            pause = _PAUSE
            with contextlib.suppress(StoreError):  # a writer or a damage that others will say
                if not self._derived.is_current() and self._compute() != 0:
                    pause = _AFTER_FAILURE

    def _compute(self) -> int:
        paths = [str(Path(path).absolute()) for path in sys.path]
        self._child = subprocess.Popen(
            [
                *(sys.executable, "-P", "-c", _START),
                *(str(self._workspace), self._derived.version, *paths),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        return self._child.wait()


def main(workspace: str, version: str) -> None:
    """The process: makes what is stale, and ends when it has no one to do it for.

    After a new release has been installed beside a running server, the two would undo each
    other's work: it then leaves the blocks to the server.
    """
    from web.bootstrap import open_services
    from web.config import Config

    parent = os.getppid()
    if hasattr(os, "nice"):
        os.nice(_NICE)
    services = open_services(Config(Path(workspace)), create=False)

    if services.derived.version != version:
        sys.exit(1)

    def look(_: object) -> None:
        if os.getppid() != parent:
            sys.exit(1)

    try:
        services.derived.compute(look)
    finally:
        services.close()
