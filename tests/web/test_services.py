from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from corpus.errors import RecordNotFound, StoreError, WorkspaceBusy
from search.engine import HitKind, Query
from tests.builders import PROJECT
from tests.fakes import FakeReader
from web.bootstrap import open_services
from web.config import Config
from web.services import Services

FORM = f"form {PROJECT} 2024\n全年开放天数 ≥310(天)\n读者满意度 ≥90(%)\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "form.txt"
    path.write_text(FORM, "utf-8")
    return path


def found(services: Services, text: str) -> list[str]:
    return [hit.name for hit in services.search(Query(text, kinds=(HitKind.INDICATOR,))).hits]


def test_an_added_file_is_found_shown_and_linked(services: Services, file: Path) -> None:
    report = services.add([file])
    assert (len(report.added), report.failed) == (1, ())
    assert found(services, "开放天") == ["全年开放天数"]
    hit = services.search(Query("开放天")).hits[0]
    assert services.resolve(hit.id).label == "全年开放天数"
    assert hit.id in {node.id for node in services.neighbours(hit.form).nodes}


def test_adding_the_same_file_twice_changes_nothing(
    services: Services, file: Path, reader: FakeReader
) -> None:
    first = services.add([file])
    state = (services.documents(), services.stats(), services.store.generation)
    second = services.add([file])
    assert (second.added, second.unchanged) == ((), first.added)
    assert (services.documents(), services.stats(), services.store.generation) == state
    assert reader.reads == 1


def test_a_changed_file_replaces_what_it_said_before(services: Services, file: Path) -> None:
    services.add([file])
    file.write_text(FORM.replace("读者满意度", "公众满意度"), "utf-8")
    report = services.add([file])
    assert len(report.replaced) == 1
    assert found(services, "满意度") == ["公众满意度"]
    assert services.stats().documents == 1


def test_a_title_given_once_outlives_adding_again_without_one(
    services: Services, file: Path
) -> None:
    services.add([file], title="绩效目标汇总表", publisher="某市财政局")
    assert services.add([file]).unchanged
    summary = services.documents()[0]
    assert (summary.title, summary.publisher) == ("绩效目标汇总表", "某市财政局")


def test_what_fails_is_reported_and_the_others_go_on(services: Services, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00binary")
    (tmp_path / "b.txt").write_text(FORM, "utf-8")
    (tmp_path / "c.txt").write_text("no form", "utf-8")
    (tmp_path / "empty").mkdir()
    paths = [*sorted(tmp_path.glob("*.txt")), tmp_path / "empty", tmp_path / "none"]
    report = services.add(paths)
    assert len(report.added) == 1
    assert {Path(failure.path).name for failure in report.failed} == {
        "a.txt",
        "c.txt",
        "empty",
        "none",
    }
    assert all("expected" in failure.reason for failure in report.failed)


def test_a_folder_is_walked_in_sorted_order(services: Services, tmp_path: Path) -> None:
    forms = tmp_path / "forms"
    for name in ("b/2.txt", "a/1.txt", ".hidden/3.txt", "b/.DS_Store"):
        (forms / name).parent.mkdir(parents=True, exist_ok=True)
        (forms / name).write_text(FORM.replace("开放", name), "utf-8")
    paths: list[str] = []
    services.add([forms], progress=paths.append)
    assert paths == [str(forms / "a/1.txt"), str(forms / "b/2.txt")]


def test_removing_takes_a_document_out_of_search_and_graph(services: Services, file: Path) -> None:
    (id_,) = services.add([file]).added
    hit = services.search(Query("开放天")).hits[0]
    services.remove([id_])
    assert services.search(Query("")).total == 0
    for gone in (id_, hit.id, hit.form):
        with pytest.raises(RecordNotFound):
            services.resolve(gone)


def test_removing_with_one_unknown_id_removes_nothing(services: Services, file: Path) -> None:
    (id_,) = services.add([file]).added
    with pytest.raises(RecordNotFound, match="document-none"):
        services.remove([id_, "document-none"])
    assert services.stats().documents == 1


def test_the_examples_come_with_title_and_publisher(seeded: Services) -> None:
    (summary,) = seeded.documents()
    assert summary.title == "中共上海市委组织部2024年度项目绩效目标汇总表"
    assert summary.publisher == "中共上海市委组织部"
    assert seeded.stats().indicators == 108
    assert seeded.add_examples().unchanged == (summary.id,)


def test_the_lines_of_the_source_are_those_that_pieces_name(seeded: Services) -> None:
    (summary,) = seeded.documents()
    lines = seeded.source_lines(summary.id)
    pieces = [
        piece
        for form in seeded.document(summary.id).forms
        for row in form.indicators
        for piece in row.source.pieces
    ]
    assert pieces
    assert all(piece.quote in lines[(piece.line or 0) - 1] for piece in pieces)


def test_another_opening_sees_what_was_added(
    services: Services, config: Config, file: Path
) -> None:
    """As a server does while the command line adds."""
    other = open_services(config, reader=FakeReader())
    assert other.search(Query("开放天")).total == 0
    services.add([file])
    assert found(other, "开放天") == ["全年开放天数"]
    (id_,) = (summary.id for summary in other.documents())
    services.remove([id_])
    assert found(other, "开放天") == []
    other.close()


def test_rebuilding_changes_nothing_that_can_be_seen(seeded: Services) -> None:
    def seen() -> tuple[object, ...]:
        hits = seeded.search(Query("培训", limit=100))
        turtle = b"".join(seeded.export("turtle"))
        return (hits, turtle, seeded.documents(), seeded.neighbours("year-2024"))

    before = seen()
    assert seeded.rebuild() == []
    assert seen() == before
    assert seeded.verify() == ()


def test_reading_again_takes_what_the_reader_says_now(
    services: Services, config: Config, file: Path
) -> None:
    class Wiser(FakeReader):
        def lines(self, data: bytes, name: str) -> tuple[str, ...]:
            return tuple(line.replace("天数", "日数") for line in super().lines(data, name))

    services.add([file], title="标题")
    wiser = open_services(config, reader=Wiser())
    wiser.rebuild(read_again=True)
    assert found(wiser, "日数") == ["全年开放日数"]
    assert wiser.documents()[0].title == "标题"
    wiser.close()


def test_a_second_writer_is_told_so(services: Services, config: Config, file: Path) -> None:
    other = open_services(config, reader=FakeReader())
    with services.store.writing(), pytest.raises(WorkspaceBusy):
        other.add([file])
    other.close()


def test_where_nothing_may_be_made_a_missing_workspace_is_an_error(config: Config) -> None:
    with pytest.raises(StoreError, match="no workspace"):
        open_services(config, create=False)


def test_a_whole_workspace_has_no_problems(seeded: Services) -> None:
    assert seeded.verify() == ()


def test_verify_names_each_problem(seeded: Services, config: Config) -> None:
    for original in (config.workspace / "originals").iterdir():
        original.write_bytes(b"other")
    (config.workspace / "originals" / "stray").touch()
    assert len(seeded.verify()) == 2


def test_a_file_too_large_is_refused_unread(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    (failure,) = services.add([path]).failed
    assert "over the limit of 64 MiB (JIXIAO_READ_BYTES)" in failure.reason


def test_many_threads_search_while_one_adds(services: Services, tmp_path: Path) -> None:
    """What is found only grows, and at the end everything is found."""
    services.add_examples()
    done = Event()

    def watch() -> list[int]:
        totals = []
        while not done.is_set():
            totals.append(services.search(Query("开放天数")).total)
        return totals

    with ThreadPoolExecutor(4) as pool:
        watchers = [pool.submit(watch) for _ in range(4)]
        for year in range(2000, 2008):
            (tmp_path / f"{year}.txt").write_text(FORM.replace("2024", str(year)), "utf-8")
            services.add([tmp_path / f"{year}.txt"])
        done.set()
    assert all(totals.result() == sorted(totals.result()) for totals in watchers)
    assert services.search(Query("开放天数")).total == 8
