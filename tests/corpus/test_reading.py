"""A file becomes a document, or an error that says where, what was found, what was expected."""

import hashlib
from pathlib import Path

import pytest

from corpus import reading
from corpus.errors import NoFormFound, ReadError
from corpus.reading import read_bytes, read_path
from tests.corpus.forms.texts import HEAD, form_text
from tests.gold import DATA

NO_FORM = "no 绩效目标 form in it; expected a form with 三级指标 and 指标值"


def test_a_document_knows_its_file(tmp_path: Path) -> None:
    path = tmp_path / "2025.txt"
    path.write_text(form_text(), "utf-8")
    document = read_path(path)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (document.id, document.sha256) == (f"document-{sha256[:16]}", sha256)
    assert (document.name, document.size) == ("2025.txt", path.stat().st_size)
    assert (document.title, document.publisher) == ("财政项目支出绩效目标申报表", None)
    assert [form.project for form in document.forms] == ["街道绿化养护经费"]


def test_reading_a_path_is_reading_its_bytes() -> None:
    path = DATA / "seed-2024.txt"
    assert read_path(path) == read_bytes(path.read_bytes(), str(path))


def test_forms_come_in_the_order_of_the_file() -> None:
    names = [f"{name}养护经费" for name in ("公园", "行道树", "古树", "花坛")]
    texts = (form_text(head=HEAD.replace("街道绿化养护经费", name)) for name in names)
    document = read_bytes("\f".join(texts).encode(), "a.txt")
    assert [form.project for form in document.forms] == names


def test_what_holds_no_form_is_told_beside_the_forms() -> None:
    document = read_bytes(f"目录\n前言\n\f{form_text()}".encode(), "folder/a.txt")
    assert len(document.forms) == 1
    (unread,) = document.unread
    assert (unread.path, unread.reason) == ("folder/a.txt", "lines 1 to 2: no form in them")


@pytest.mark.parametrize("text", ["春眠不觉晓\n", "x", "≥90(%)\n", "财政项目支出绩效目标申报表\n"])
def test_a_text_without_form_is_named(text: str) -> None:
    with pytest.raises(NoFormFound) as caught:
        read_bytes(text.encode(), "folder/a.txt")
    assert str(caught.value) == f"folder/a.txt: {NO_FORM}"


def test_no_form_is_a_kind_of_read_error() -> None:
    with pytest.raises(ReadError):
        read_bytes(b"x", "a.txt")


@pytest.mark.parametrize("name", ["a.pdf", "a.PDF", "a.docx", "a.xlsx", "a.zip", "a.png"])
def test_a_format_that_is_not_read_yet_is_refused_by_its_name(name: str) -> None:
    suffix = Path(name).suffix
    with pytest.raises(ReadError) as caught:
        read_bytes(form_text().encode(), name)
    expected = "its text; other formats are not read yet"
    assert str(caught.value) == f"{name}: a {suffix} file; expected {expected}"


@pytest.mark.parametrize("name", ["a", "a.text", "a.b.txt", "a.md", "a.tsv", "绩效.txt"])
def test_any_other_name_may_hold_a_text(name: str) -> None:
    assert len(read_bytes(form_text().encode(), name).forms) == 1


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.txt"
    with pytest.raises(ReadError) as caught:
        read_path(path)
    assert str(caught.value) == f"{path}: No such file or directory; expected a file to read"


def test_a_folder_is_no_file_to_read(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r": Is a directory; expected a file to read$"):
        read_path(tmp_path)


def test_a_text_of_200_mb_is_refused_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)

    def unread(path: Path) -> bytes:
        raise AssertionError(path)

    monkeypatch.setattr(Path, "read_bytes", unread)
    with pytest.raises(ReadError) as caught:
        read_path(path)
    assert str(caught.value) == f"{path}: 200 MB; expected a text of at most 32 MB"


def test_a_text_of_the_largest_size_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(form_text(), "utf-8")
    monkeypatch.setattr(reading, "LIMIT", path.stat().st_size)
    assert len(read_path(path).forms) == 1
    monkeypatch.setattr(reading, "LIMIT", path.stat().st_size - 1)
    with pytest.raises(ReadError):
        read_path(path)
