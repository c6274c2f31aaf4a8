"""The index on disk: old or new at any moment, never damaged unseen."""

import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from search.engine import Document, Query
from search.engines.folder_engine import FolderEngine
from search.engines.grams import GramStore
from search.engines.manifest import FORMAT, read_manifest
from search.engines.tantivy_grams import TantivyGrams
from search.engines.whoosh_grams import WhooshGrams
from search.errors import IndexDamaged
from tests.search.library import document, found

_WRITER = """
import sys
from pathlib import Path
from search.engines.manifest import FORMAT
from search.engines.folder_engine import FolderEngine
from search.engines.whoosh_grams import WhooshGrams
from tests.search.engines.test_folder_engine import documents_of
engine = FolderEngine(Path(sys.argv[1]), WhooshGrams())
generation = engine.generation()
engine.update([], documents_of(generation + 1), generation := generation + 1)
print("ready", flush=True)
while True:
    generation += 1
    if generation % 5:
        engine.update([f"form-{generation - 3}"], documents_of(generation), generation)
    else:
        kept = [d for n in range(generation - 2, generation + 1) for d in documents_of(n)]
        engine.replace_all(kept, generation)
"""


def documents_of(generation: int) -> list[Document]:
    return [
        document(f"{generation}-{n}", f"第{generation}代培训", form=f"form-{generation}")
        for n in range(20)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def writer(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_a_writer_killed_at_any_moment_leaves_one_generation_whole(folder: Path) -> None:
    seen = []
    for wait in (0.1, 0.4, 0.9, 2.0):
        with writer(folder) as process:
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
        engine = FolderEngine(folder, WhooshGrams())
        generation = engine.generation()
        there = {id_ for id_, _ in found(engine, "培训")}
        first = max(1, generation - 2)
        assert there == {f"{g}-{n}" for g in range(first, generation + 1) for n in range(20)}
        seen.append(generation)
    assert seen == sorted(seen)
    assert seen[-1] > 3


def test_another_process_is_noticed_at_the_next_search(folder: Path) -> None:
    reader = FolderEngine(folder, WhooshGrams())
    assert reader.generation() == 0
    with writer(folder) as process:
        deadline = time.monotonic() + 10
        while reader.generation() < 3 and time.monotonic() < deadline:
            assert reader.search(Query("培训")).total % 20 == 0
        process.kill()
    assert reader.generation() >= 3


def test_threads_see_one_generation_or_the_next(folder: Path) -> None:
    engine = FolderEngine(folder, WhooshGrams())
    states = [
        [document(f"{n}", f"培训{n}", form="f", order=n) for n in range(size)] for size in (5, 9)
    ]
    engine.replace_all(states[0], 1)
    stop = Event()

    def search() -> set[int]:
        totals = set()
        while not stop.is_set():
            results = engine.search(Query("培训"))
            assert results.total == len(results.hits)
            totals.add(results.total)
        return totals

    with ThreadPoolExecutor(4) as pool:
        searches = [pool.submit(search) for _ in range(4)]
        for generation in range(2, 22):
            engine.update([], states[generation % 2], generation)
        stop.set()
        assert {total for each in searches for total in each.result()} <= {5, 9}


def test_many_small_changes_make_few_parts(folder: Path) -> None:
    engine = FolderEngine(folder, WhooshGrams())
    for generation in range(1, 41):
        engine.update([], [document(f"{generation}", f"培训{generation}")], generation)
    assert engine.search(Query("培训")).total == 40
    assert len(list(folder.glob("part-*.stamps"))) <= 12


def test_what_is_mostly_forgotten_is_written_anew(folder: Path) -> None:
    engine = FolderEngine(folder, WhooshGrams())
    engine.replace_all([document(f"{n}", "培训") for n in range(50)], 1)
    for generation in range(2, 47):
        engine.update([f"form-{generation}"], [], generation)
    assert engine.search(Query("培训")).total == 5
    assert sum(part.rows for part in read_manifest(folder).parts) <= 10


@pytest.mark.parametrize("name", ["manifest.json", "codes.npy", "texts.bin", "*.pst", "*.toc"])
def test_a_damaged_file_is_named_and_a_rebuild_mends_it(folder: Path, name: str) -> None:
    FolderEngine(folder, WhooshGrams()).replace_all([document("a", "培训")], 1)
    [path] = folder.rglob(name)
    path.write_bytes(path.read_bytes()[:-3] + b"???")
    engine = FolderEngine(folder, WhooshGrams())
    with pytest.raises(IndexDamaged, match="expected a search index; `jixiao rebuild`"):
        engine.search(Query("培训"))
    with pytest.raises(IndexDamaged):
        engine.update([], [document("b", "培训")], 2)
    engine.replace_all([document("b", "培训")], 2)
    assert found(engine, "培训") == {("b", None)}


def test_a_lost_part_is_damage(folder: Path) -> None:
    FolderEngine(folder, WhooshGrams()).replace_all([document("a", "培训")], 1)
    shutil.rmtree(next(each for each in folder.glob("part-*") if each.is_dir()))
    with pytest.raises(IndexDamaged):
        FolderEngine(folder, WhooshGrams()).generation()


def test_an_index_that_was_copied_here_is_not_opened(folder: Path, tmp_path: Path) -> None:
    FolderEngine(folder, WhooshGrams()).replace_all([document("a", "培训")], 1)
    shutil.copytree(folder, tmp_path / "copy")
    with pytest.raises(IndexDamaged, match="not those that were written"):
        FolderEngine(tmp_path / "copy", WhooshGrams()).search(Query("培训"))


def test_an_index_of_another_format_is_damage(folder: Path) -> None:
    FolderEngine(folder, WhooshGrams()).replace_all([document("a", "培训")], 1)
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace(f'"format":{FORMAT}', '"format":99'))
    with pytest.raises(IndexDamaged, match="format 99"):
        FolderEngine(folder, WhooshGrams()).generation()


def content(folder: Path) -> dict[str, bytes]:
    """What an index holds but for what it knows of this machine and of its past."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".stamps" and path.name != "retired.json"
    }


@pytest.mark.parametrize("store", [WhooshGrams(), TantivyGrams()], ids=lambda store: store.name)
def test_a_rebuild_gives_the_same_bytes_whatever_came_before(
    folder: Path, tmp_path: Path, store: GramStore
) -> None:
    engine = FolderEngine(folder, store)
    for generation in range(1, 6):
        engine.update([f"form-{generation - 2}"], documents_of(generation), generation)
    other = FolderEngine(tmp_path / "other", store)
    everything = [each for generation in (3, 4, 5) for each in documents_of(generation)]
    for each in (engine, other):
        each.replace_all(everything, 9)
        each.replace_all(everything, 9)
        each.replace_all(everything, 9)
    assert content(folder) == content(tmp_path / "other")


@pytest.mark.parametrize("store", [WhooshGrams(), TantivyGrams()], ids=lambda store: store.name)
def test_a_changed_byte_is_told_by_the_index_itself(folder: Path, store: GramStore) -> None:
    engine = FolderEngine(folder, store)
    engine.replace_all(documents_of(1), 1)
    assert list(engine.problems()) == []
    path = next(folder.rglob("words.npy"))
    with path.open("r+b") as file:
        file.seek(-2, 2)
        file.write(b"\x07")
    assert any("something else than was written" in problem for problem in engine.problems())


def test_a_full_disk_leaves_the_state_before(folder: Path) -> None:
    engine = FolderEngine(folder, WhooshGrams())
    engine.replace_all(documents_of(1), 1)
    before = found(engine, "培训")
    script = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from pathlib import Path\n"
        "from search.engines.folder_engine import FolderEngine\n"
        "from search.engines.whoosh_grams import WhooshGrams\n"
        "from tests.search.engines.test_folder_engine import documents_of\n"
        "engine = FolderEngine(Path(sys.argv[1]), WhooshGrams())\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)\n"
        "engine.update([], documents_of(2), 2)\n"
    )
    for room in (0, 200, 1500, 4000):
        ended = subprocess.run(
            [sys.executable, "-c", script, str(folder), str(room)], capture_output=True, check=False
        )
        assert ended.returncode != 0, room
        assert b"File too large" in ended.stderr
        again = FolderEngine(folder, WhooshGrams())
        assert (again.generation(), found(again, "培训")) == (1, before)
        assert list(again.problems()) == []
    engine.update([], documents_of(2), 2)
    assert len(found(engine, "培训")) == 40


def test_an_index_of_another_store_is_not_opened(folder: Path) -> None:
    FolderEngine(folder, WhooshGrams()).replace_all(documents_of(1), 1)
    with pytest.raises(IndexDamaged, match="an index that whoosh wrote"):
        FolderEngine(folder, TantivyGrams()).generation()
