"""The cache of what is derived: whole or not at all, and never of another state."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.store.derived import DerivedCache, DerivedDamaged, Stamp
from tests.project import ROOT

STAMP = Stamp("v", 7, 0)
BLOCKS = {"form-a": "甲", "form-b": "甲", "form-c": "乙"}


@pytest.fixture
def cache(tmp_path: Path) -> DerivedCache:
    cache = DerivedCache(tmp_path)
    cache.replace_all(BLOCKS, STAMP)
    return cache


def test_what_was_kept_is_given_back_by_form(cache: DerivedCache) -> None:
    (state,) = cache.states("甲")
    assert cache.parts("甲", "claims") is None
    assert cache.keep(state, {"claims": {"form-a": b"1", "form-b": b"2"}, "facts": {"": b"3"}})
    assert cache.parts("甲", "claims") == {"form-a": b"1", "form-b": b"2"}
    assert [cache.part("claims", form) for form in ("form-b", "form-x")] == [b"2", None]
    assert cache.parts("甲", "other") == {}
    assert cache.parts("甲", "claims", "form-b") == {"form-b": b"2"}
    assert cache.parts("甲", "claims", "form-c") == {}
    assert [(each.key, each.fresh) for each in cache.states()] == [("乙", False), ("甲", True)]


def test_what_was_made_of_an_earlier_state_is_not_kept(cache: DerivedCache) -> None:
    (state,) = cache.states("甲")
    assert cache.keep(state, {"claims": {"form-b": b"2"}})
    cache.update({"form-a"}, {"form-a": "甲"}, (), STAMP)
    assert cache.part("claims", "form-b") is None
    assert not cache.keep(state, {"claims": {"": b"old"}})
    assert cache.parts("甲", "claims") is None


def test_what_was_made_for_a_file_that_is_gone_is_not_kept(
    cache: DerivedCache, tmp_path: Path
) -> None:
    (state,) = cache.states("甲")
    (tmp_path / "derived.sqlite").unlink()
    assert cache.stamp() == Stamp()
    cache.replace_all(BLOCKS, STAMP)
    assert not cache.keep(state, {"claims": {"": b"old"}})


def test_a_form_that_moves_touches_both_blocks(cache: DerivedCache) -> None:
    for state in cache.states():
        cache.keep(state, {})
    cache.update({"form-b"}, {"form-b": "丙"}, (), STAMP)
    assert {each.key: each.fresh for each in cache.states()} == {
        "乙": True,
        "丙": False,
        "甲": False,
    }
    cache.update({"form-a"}, {}, (), STAMP)
    assert [each.key for each in cache.states()] == ["丙", "乙"]


def test_a_decision_touches_the_block_of_its_form(cache: DerivedCache) -> None:
    for state in cache.states():
        cache.keep(state, {})
    cache.update((), {}, {"form-c"}, Stamp("v", 7, 1))
    assert {each.key: each.fresh for each in cache.states()} == {"乙": False, "甲": True}
    assert cache.stamp().decided == 1


def test_a_damaged_file_is_said_and_can_be_discarded(tmp_path: Path) -> None:
    (tmp_path / "derived.sqlite").write_bytes(b"no database, " * 1_000)
    cache = DerivedCache(tmp_path)
    with pytest.raises(DerivedDamaged):
        cache.stamp()
    cache.discard()
    assert cache.stamp() == Stamp()


_WRITER = """
import sys
from pathlib import Path
from corpus.store.derived import DerivedCache
cache = DerivedCache(Path(sys.argv[1]))
print("ready", flush=True)
number = 0
while True:
    number += 1
    (state,) = cache.states("甲")
    parts = {f"form-{place}": str(number).encode() for place in range(200)}
    cache.keep(state, {"claims": parts})
"""


def writer(folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(folder)], cwd=ROOT, stdout=subprocess.PIPE
    )


def is_whole(cache: DerivedCache) -> bool:
    """All parts are of one writing."""
    parts = cache.parts("甲", "claims")
    return parts is None or (len(parts) == 200 and len(set(parts.values())) == 1)


@pytest.mark.parametrize("wait", [0.05, 0.2, 0.35])
def test_a_kill_leaves_the_old_or_the_new(cache: DerivedCache, tmp_path: Path, wait: float) -> None:
    with writer(tmp_path) as process:
        assert process.stdout
        process.stdout.readline()
        time.sleep(wait)
        process.kill()
    assert is_whole(cache)
    (state,) = cache.states("甲")
    assert cache.keep(state, {"claims": {"": b"after"}})


def test_two_processes_write_while_a_third_reads(cache: DerivedCache, tmp_path: Path) -> None:
    with writer(tmp_path) as one, writer(tmp_path) as other:
        for process in (one, other):
            assert process.stdout
            process.stdout.readline()
        until = time.monotonic() + 1
        seen = [is_whole(cache)]
        while time.monotonic() < until:
            seen.append(is_whole(cache))
        alive = [one.poll(), other.poll()]
        one.kill()
        other.kill()
    assert alive == [None, None]
    assert all(seen)
