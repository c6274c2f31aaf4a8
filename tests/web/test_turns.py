"""Few requests are at work at once, and none waits for those that only wait themselves."""

from threading import Barrier, Event, Semaphore, Thread
from typing import Any

from web.server.turns import Turns


class Work:
    """An application that counts who is inside until it is told to go on."""

    def __init__(self) -> None:
        self.inside = 0
        self.most = 0
        self.begun = Semaphore(0)
        self.go_on = Event()

    def __call__(self, environ: dict[str, Any], start_response: object) -> list[bytes]:
        self.inside += 1
        self.most = max(self.most, self.inside)
        self.begun.release()
        self.go_on.wait(10)
        self.inside -= 1
        return [b"done"]


def asked(turns: Turns, times: int) -> list[Thread]:
    together = Barrier(times)

    def ask() -> None:
        together.wait(10)
        turns({}, lambda *_: None)  # type: ignore[arg-type]

    threads = [Thread(target=ask) for _ in range(times)]
    for thread in threads:
        thread.start()
    return threads


def test_others_wait_for_their_turn() -> None:
    work = Work()
    threads = asked(Turns(work, at_once=1, patience=10), 3)
    assert work.begun.acquire(timeout=10)
    work.go_on.set()
    for thread in threads:
        thread.join(10)
    assert work.most == 1
    assert work.inside == 0


def test_nobody_waits_longer_than_patience() -> None:
    work = Work()
    turns = Turns(work, at_once=1, patience=0.01)
    (slow,) = asked(turns, 1)
    assert work.begun.acquire(timeout=10)
    (other,) = asked(turns, 1)
    assert work.begun.acquire(timeout=10)
    assert work.most == 2
    work.go_on.set()
    slow.join(10)
    other.join(10)


def test_a_turn_is_given_back_when_the_work_fails() -> None:
    def fails(environ: object, start_response: object) -> list[bytes]:
        raise ValueError

    turns = Turns(fails, at_once=1, patience=10)
    for _ in range(3):
        try:
            turns({}, lambda *_: None)  # type: ignore[arg-type]
        except ValueError:
            continue
        raise AssertionError
