"""The process in which files are read: one task after another, until its input ends."""

import contextlib
import os
import queue
import shutil
import signal
import threading
from importlib import import_module
from typing import BinaryIO

from corpus.errors import ReadError
from corpus.isolated.confinement import address_space, alarm, allow, confine
from corpus.isolated.messages import (
    OUT_OF_MEMORY,
    Problem,
    Reply,
    Request,
    Say,
    next_request,
    problem_of,
    send,
)
from corpus.isolated.tasks import TASKS

_READABLE = "a file that can be read"
_LONGEST = 300  # characters of what was found
_LEFT = 0.75  # a child that holds this part of its memory after a task does no more


def main(folder: str, module: str) -> None:
    """Answers what comes on standard input. The folder is for temporary files, and goes with it."""
    requests, replies = _streams()
    waiting: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, waiting, folder), daemon=True).start()
    import_module(module)  # what it takes is not the file's
    request = waiting.get()
    taken = address_space() or 0
    confine(folder, request.limits)
    while True:
        send(replies, Reply(Say.STEP))
        allow(request.limits)
        last = answer(request, replies)
        alarm(0)
        spent = (address_space() or 0) - taken > request.limits.memory * _LEFT
        send(replies, Reply(last.say, last.data, problem=last.problem, spent=spent))
        request = waiting.get()


def answer(request: Request, replies: BinaryIO) -> Reply:
    """The last reply to a request; sends those before it."""

    def say(reply: Reply) -> None:
        alarm(0)  # whoever is told may take their time
        send(replies, reply)
        alarm(request.limits.page_seconds if reply.picture else request.limits.seconds)

    try:
        return Reply(Say.DONE, TASKS[request.task](request, say))
    except ReadError as error:
        return Reply(Say.REFUSED, problem=problem_of(error))
    except MemoryError:
        found = request.limits.over("memory")
        return Reply(Say.REFUSED, problem=Problem(OUT_OF_MEMORY, request.name, found, _READABLE))
    except RecursionError:
        return _refusal(request, "it is nested too deeply", _READABLE)
    except Exception as error:  # the edge of the process: what a library raises over odd bytes
        return _refusal(request, f"its reader failed ({type(error).__name__}: {error})", _READABLE)


def _refusal(request: Request, found: str, expected: str) -> Reply:
    return Reply(
        Say.REFUSED,
        problem=Problem(
            ReadError.__name__, request.name, " ".join(found.split())[:_LONGEST], expected
        ),
    )


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Of requests and replies; what a library prints goes nowhere."""
    requests = os.fdopen(os.dup(0), "rb")
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return requests, replies


def _listen(requests: BinaryIO, waiting: "queue.SimpleQueue[Request]", folder: str) -> None:
    """Ends the process with its parent, whatever it is doing."""
    while request := next_request(requests):
        waiting.put(request)
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(AttributeError, OSError):  # what it started ends too
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
