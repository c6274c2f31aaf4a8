"""Files one at a time, those in archives too, whatever happens to one of them."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.limits import Limits
from tests.corpus.forms.texts import form_text
from web.originals.document_reader import CorpusReader
from web.originals.files import files_of
from web.originals.opened_files import OpenedFile, each_file
from web.reports import Failure


@pytest.fixture(scope="module")
def reader() -> Iterator[CorpusReader]:
    opened = CorpusReader(Limits(bytes=20_000))
    yield opened
    opened.close()


def archive(*files: tuple[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files:
            opened.writestr(name, content)
    return out.getvalue()


def read_all(folder: Path, reader: CorpusReader) -> tuple[list[OpenedFile], list[Failure]]:
    files: list[OpenedFile] = []

    def read(file: OpenedFile) -> None:
        reader.read(file.data, file.name)
        files.append(file)

    failures = list(each_file(files_of([folder]), reader, read))
    return files, [each for each in failures if isinstance(each, Failure)]


def test_files_in_archives_and_folders_come_in_order(tmp_path: Path, reader: CorpusReader) -> None:
    text = form_text()
    inner = archive(("深/c!d.txt", text))
    (tmp_path / "b.zip").write_bytes(archive(("x/b.txt", text), ("inner.zip", inner)))
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "d.txt").write_text(text, "utf-8")
    files, failures = read_all(tmp_path, reader)
    assert failures == []
    assert [file.path.removeprefix(f"{tmp_path}/") for file in files] == [
        "a.txt",
        "b.zip!x/b.txt",
        "b.zip!inner.zip!深/c!d.txt",
        "z/d.txt",
    ]
    assert [file.name for file in files] == ["a.txt", "b.txt", "d.txt", "d.txt"]


def test_what_fails_is_named_and_the_rest_goes_on(tmp_path: Path, reader: CorpusReader) -> None:
    large = "x" * 20_001
    members = ("1.rtf", rb"{\rtf1}"), ("2.txt", "no form"), ("3.txt", form_text()), ("4.txt", large)
    (tmp_path / "a.zip").write_bytes(archive(*members))
    (tmp_path / "b.zip").write_bytes(archive())
    (tmp_path / "c.zip").write_bytes(b"PK\x03\x04")
    (tmp_path / "d.txt").write_bytes(b"x" * 20_001)
    (tmp_path / "e.txt").write_text(form_text(), "utf-8")
    files, failures = read_all(tmp_path, reader)
    assert [Path(file.path).name for file in files] == ["a.zip!3.txt", "e.txt"]
    told = {Path(each.path).name: each.reason for each in failures}
    assert list(told) == [
        "a.zip!1.rtf",
        "a.zip!2.txt",
        "a.zip!4.txt",
        "b.zip",
        "c.zip",
        "d.txt",
    ]
    assert told["a.zip!1.rtf"].startswith("a rich text (RTF) file; expected save it as DOCX")
    assert told["a.zip!2.txt"].startswith("no 绩效目标 form in it")
    assert told["a.zip!4.txt"].startswith("over the limit of 20,000 bytes (JIXIAO_READ_BYTES)")
    assert told["b.zip"] == "an archive without files; expected forms in it"
    assert told["c.zip"].startswith("a broken ZIP")
    assert told["d.txt"].startswith("over the limit of 20,000 bytes (JIXIAO_READ_BYTES)")


def test_an_archive_that_goes_over_a_limit_keeps_what_came_before(tmp_path: Path) -> None:
    members = ((f"{number}.txt", form_text()) for number in range(4))
    (tmp_path / "a.zip").write_bytes(archive(*members))
    reader = CorpusReader(Limits(members=2))
    found, failures = read_all(tmp_path, reader)
    reader.close()
    assert len(found) == 2
    assert [each.path for each in failures] == [str(tmp_path / "a.zip")]
    assert "over the limit of 2 (JIXIAO_READ_MEMBERS)" in failures[0].reason


def test_each_path_is_told_before_it_is_read(tmp_path: Path, reader: CorpusReader) -> None:
    (tmp_path / "a.zip").write_bytes(archive(("b.txt", form_text())))
    told: list[str] = []
    list(each_file(files_of([tmp_path]), reader, lambda file: file.path, told.append))
    assert told == [str(tmp_path / "a.zip")]

    def read(file: OpenedFile) -> None:
        reader.read(file.data, file.name)

    list(each_file(files_of([tmp_path]), reader, read, told.append))
    assert told[1:] == [str(tmp_path / "a.zip"), f"{tmp_path / 'a.zip'}!b.txt"]
