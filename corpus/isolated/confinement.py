"""What the child takes from itself before it touches a file: memory, files, network, time."""

import math
import os
import sys
import tempfile
import time
from pathlib import Path

from corpus.limits import Limits

_FILES = 256  # open at once
_GRACE = 10  # seconds that the parent has to kill before the child ends itself
_CLOSED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto")


def confine(folder: str, limits: Limits) -> None:
    """For the rest of this process: temporary files in `folder`, no network, bounded resources."""
    os.chdir(folder)
    tempfile.tempdir = folder
    sys.addaudithook(_refuse)
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_FSIZE, limits.unpacked),
    ):
        _lower(what, most)
    taken = address_space()
    if taken is not None:
        _lower(resource.RLIMIT_AS, taken + limits.memory)


def allow(limits: Limits) -> None:
    """The time that one task may take from now on, should nobody be there to kill."""
    if sys.platform == "win32":
        return
    import resource

    spent = math.ceil(time.process_time() + limits.cpu)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (spent, hard))
    alarm(limits.seconds)


def alarm(seconds: float) -> None:
    """Lets the system end this process then, even within a library; 0 calls it off."""
    if sys.platform != "win32":
        import signal

        signal.alarm(math.ceil(seconds) + _GRACE if seconds else 0)


def address_space() -> int | None:
    """Of this process in bytes, where the system tells it."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")


def _lower(what: int, most: int) -> None:
    """Never above what this process was given."""
    import resource

    _, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _CLOSED:
        raise PermissionError(f"{event}: a file is read without network")
