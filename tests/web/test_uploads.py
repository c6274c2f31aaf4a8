"""The queue of uploads: what was sent is not lost, not taken twice, and added only when told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import RecordNotFound, StoreError
from corpus.isolated import Member
from corpus.limits import Limits
from tests.fakes import FakeReader
from tests.web.uploading import ARCHIVE, FORM, OTHER, Reader, refuses, settings, settled
from web.bootstrap import open_uploads
from web.config import Config
from web.services import Services
from web.uploads import QueueFull, State, Uploads, harmless, worker


@pytest.fixture
def uploads(services: Services, config: Config) -> Uploads:
    """Not started: files only wait."""
    return open_uploads(services, settings(config), Reader())


def states(uploads: Uploads) -> list[State]:
    return [each.state for each in uploads.all()]


def test_a_file_waits_is_read_and_is_added_when_a_person_says_so(
    uploads: Uploads, services: Services
) -> None:
    taken = uploads.take("图书馆.txt", FORM)
    assert states(uploads) == [State.WAITING]
    uploads.start()
    assert settled(uploads, 1) == [State.READ]
    counted = uploads.upload(taken.id).read
    assert counted
    assert (counted.forms, counted.indicators) == (1, 2)
    assert services.stats().documents == 0
    assert uploads.add([taken.id]) == 1
    added = uploads.upload(taken.id)
    assert added.state is State.ADDED
    summary = services.summary(added.document_id)
    assert (summary.name, summary.indicators) == ("图书馆.txt", 2)
    assert services.verify() == ()
    uploads.stop()


def test_what_is_discarded_leaves_nothing_behind(uploads: Uploads, config: Config) -> None:
    taken = uploads.take("图书馆.txt", FORM)
    assert uploads.discard([taken.id, "0" * 24, "../../originals"]) == 1
    assert uploads.all() == []
    left = [path.name for path in (config.workspace / "uploads").iterdir()]
    assert left == ["queue.lock"]


def test_a_start_after_a_kill_reads_again_what_was_being_read(
    uploads: Uploads, services: Services, config: Config
) -> None:
    taken = uploads.take("图书馆.txt", FORM)
    queue = uploads._queue  # noqa: SLF001
    queue.change(taken.id, state=State.READING, tries=1)
    later = open_uploads(services, settings(config), Reader())
    later.start()
    assert settled(later, 1) == [State.READ]
    later.stop()


def test_a_file_whose_reading_never_ends_is_given_up(uploads: Uploads) -> None:
    taken = uploads.take("图书馆.txt", FORM)
    uploads._queue.change(taken.id, state=State.READING, tries=3)  # noqa: SLF001
    uploads.start()
    assert settled(uploads, 1) == [State.FAILED]
    assert "broke off" in uploads.upload(taken.id).reason
    uploads.stop()


def test_of_two_that_read_one_queue_each_file_is_read_once(
    services: Services, config: Config
) -> None:
    readers = [Reader(), Reader()]
    both = [open_uploads(services, settings(config), reader) for reader in readers]
    for number in range(12):
        both[0].take(f"{number}.txt", f"form 项目{number} 2024\n次数 ≥1(次)\n".encode())
    for each in both:
        each.start()
    assert settled(both[1], 12) == [State.READ] * 12
    assert sum(reader.reads for reader in readers) == 12
    for each in both:
        each.stop()


def test_the_same_content_is_taken_once_and_said(uploads: Uploads) -> None:
    first, second = uploads.take("甲.txt", FORM), uploads.take("乙.txt", FORM)
    assert (first.id, first.again, second.name, second.again) == (second.id, 0, "甲.txt", 1)
    assert len(uploads.all()) == 1


def test_what_the_workspace_has_is_known_at_once(uploads: Uploads, services: Services) -> None:
    uploads.start()
    taken = uploads.take("图书馆.txt", FORM)
    settled(uploads, 1)
    uploads.add([taken.id])
    uploads.forget_ended()
    again = uploads.take("又一次.txt", FORM)
    assert (again.state, again.document_id) == (State.KNOWN, services.documents()[0].id)
    uploads.stop()


def test_two_files_of_one_name_are_two_documents(uploads: Uploads, services: Services) -> None:
    uploads.start()
    ids = [uploads.take("目标表.txt", data).id for data in (FORM, OTHER)]
    settled(uploads, 2)
    assert uploads.add(ids) == 2
    assert len(services.documents()) == 2
    uploads.stop()


def test_the_files_of_an_archive_come_after_it_and_it_goes(uploads: Uploads) -> None:
    uploads.take("两年.zip", ARCHIVE)
    uploads.start()
    assert settled(uploads, 3) == [State.READ, State.FAILED, State.FAILED]
    assert [each.path for each in uploads.all()] == [
        "两年.zip!2023/阅读.txt",
        "两年.zip!无表.txt",
        "两年.zip!大.txt",
    ]
    assert uploads.all()[2].reason == "over the limit; expected a smaller file"
    uploads.stop()


def test_an_archive_that_breaks_the_reading_is_given_up_and_others_are_read(
    services: Services, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Iterator[Member]:
        raise RuntimeError("not foreseen")
        yield

    monkeypatch.setattr(Reader, "members", broken)
    monkeypatch.setattr(worker, "_LOOK", 0.01)
    uploads = open_uploads(services, settings(config), Reader())
    uploads.take("坏.zip", ARCHIVE)
    uploads.take("图书馆.txt", FORM)
    uploads.start()
    assert settled(uploads, 2) == [State.FAILED, State.READ]
    uploads.stop()


def test_a_full_queue_takes_no_more_until_something_is_decided(
    services: Services, config: Config
) -> None:
    uploads = open_uploads(services, settings(config, upload_files=1), Reader())
    first = uploads.take("甲.txt", FORM)
    with pytest.raises(QueueFull, match="1 files wait"):
        uploads.take("乙.txt", OTHER)
    uploads.discard([first.id])
    assert uploads.take("乙.txt", OTHER).state is State.WAITING


def test_files_that_no_reader_would_take_do_not_wait(services: Services, config: Config) -> None:
    uploads = open_uploads(services, settings(config), FakeReader(Limits(bytes=10)))
    assert refuses(uploads, "空.txt", b"") == "an empty file"
    assert "JIXIAO_READ_BYTES" in refuses(uploads, "大.txt", FORM)
    assert uploads.all() == []


def test_a_record_that_another_version_wrote_is_read_again(
    uploads: Uploads, config: Config
) -> None:
    taken = uploads.take("图书馆.txt", FORM)
    uploads.start()
    settled(uploads, 1)
    (config.workspace / "uploads" / taken.id / "document").write_bytes(b"\xc1")
    with pytest.raises(RecordNotFound):
        uploads.document(taken.id)
    assert settled(uploads, 1) == [State.READ]
    assert uploads.document(taken.id).forms
    uploads.stop()


def test_what_a_kill_left_half_made_is_no_upload(uploads: Uploads, config: Config) -> None:
    folder = config.workspace / "uploads"
    (folder / ".new-abc").mkdir(parents=True)
    (folder / ("0" * 24)).mkdir()
    assert uploads.all() == []
    with pytest.raises(RecordNotFound):
        uploads.upload("0" * 24)


def test_an_add_that_the_workspace_refuses_leaves_the_upload_as_it_was(
    uploads: Uploads, services: Services, config: Config
) -> None:
    taken = uploads.take("图书馆.txt", FORM)
    uploads.start()
    settled(uploads, 1)
    shut = config.workspace / "originals"
    shut.rmdir() if shut.exists() else None
    shut.write_text("a file where a folder is expected")
    with pytest.raises((StoreError, OSError)):
        uploads.add([taken.id])
    assert uploads.upload(taken.id).state is State.READ
    uploads.stop()


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\表\\目标表.docx", "目标表.docx"),
        ("a\u202excod.exe", "axcod.exe"),
        ("a\x00b\nc\x1b[31m.pdf", "abc[31m.pdf"),
        ("", "unnamed"),
        ("..", "unnamed"),
        ("\ud800", "unnamed"),
        ("长" * 500 + ".docx", "长" * 154 + "….docx"),
    ],
)
def test_names_are_shown_without_folders_and_without_what_steers(sent: str, shown: str) -> None:
    assert harmless(sent) == shown


def test_no_file_on_disk_is_named_by_whoever_sends(uploads: Uploads, config: Config) -> None:
    uploads.take("../../outside.txt", FORM)
    names = {path.name for path in Path(config.workspace).rglob("*")}
    assert not any("outside" in name for name in names)
