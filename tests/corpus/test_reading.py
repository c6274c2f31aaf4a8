"""A file becomes a document, or an error that says where, what was found, what was expected."""

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from corpus.errors import IsArchive, NoFormFound, ReadError
from corpus.limits import Limits
from corpus.model import Unread
from corpus.reading import pages_of, picture_of, read_bytes, read_path
from tests.corpus.forms.texts import HEAD, form_text
from tests.corpus.hostile_files import pdf
from tests.gold import DATA

TABLE = (
    "财政项目支出绩效目标申报表",
    "项目名称 街道绿化养护经费",
    "一级指标 二级指标 三级指标 指标值",
    "产出指标 数量指标 养护绿地面积 ≥12000(平方米)",
)
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


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.zip"])
def test_a_text_under_another_name_is_read(name: str) -> None:
    assert len(read_bytes(form_text().encode(), name).forms) == 1


def test_a_name_that_promises_something_else_is_told_where_reading_fails() -> None:
    with pytest.raises(NoFormFound) as caught:
        read_bytes(b"x", "a.PDF")
    assert caught.value.found == "no 绩效目标 form in it (a text although its name ends in .pdf)"


def test_a_document_says_what_its_file_is_and_how_many_pages_it_has() -> None:
    html = "<table>" + "".join(
        f"<tr><td>{'</td><td>'.join(line.split())}</td></tr>" for line in TABLE
    )
    document = read_bytes(html.encode(), "a.html")
    assert (document.format, document.pages) == ("html", 1)
    assert read_bytes(form_text().encode(), "a.txt").format == "text"


def test_a_zip_archive_is_no_file_to_read() -> None:
    with pytest.raises(IsArchive):
        read_bytes(b"PK\x05\x06" + bytes(18), "a.zip")


def test_lines_over_the_limit_are_passed_over_by_name() -> None:
    limits = Limits(line=500)
    document = read_bytes(f"{'绩' * 501}\n{form_text()}".encode(), "a.txt", limits)
    assert len(document.forms) == 1
    reason = "line 1: over the limit of 500 (JIXIAO_READ_LINE)"
    assert document.unread[0] == Unread("a.txt", reason)
    with pytest.raises(NoFormFound, match="line 1: over the limit of 500"):
        read_bytes(("绩" * 501).encode(), "a.txt", limits)


def test_pages_that_were_not_read_are_told_where_there_is_no_form() -> None:
    two = pdf("/MediaBox [0 0 595 842]", "/MediaBox [0 0 99999 842]")
    with pytest.raises(NoFormFound, match=r"page 2: .*JIXIAO_READ_PAGE_POINTS"):
        read_bytes(two, "a.pdf")


def test_pages_from_a_number_on_need_not_be_looked_at() -> None:
    begun: list[int] = []

    def step(page: int, picture: bool) -> None:
        assert not picture
        begun.append(page)

    with pytest.raises(NoFormFound):
        read_bytes(pdf(*["/MediaBox [0 0 595 842]"] * 5), "a.pdf", before=3, step=step)
    assert begun == [1, 2]


def test_pages_come_alone_or_together() -> None:
    data = pdf(*["/MediaBox [0 0 595 842]"] * 3)
    assert [page.number for page in pages_of(data, "a.pdf")] == [1, 2, 3]
    assert [page.number for page in pages_of(data, "a.pdf", page=2)] == [2]
    assert pages_of(data, "a.pdf", page=4) == ()


def test_pages_before_the_one_wanted_are_not_looked_at() -> None:
    begun: list[int] = []
    data = pdf(*["/MediaBox [0 0 595 842]"] * 5)
    pages = pages_of(data, "a.pdf", page=4, step=lambda page, _: begun.append(page))
    assert [page.number for page in pages] == [4]
    assert begun == [4]


def test_a_page_is_shown_as_a_picture() -> None:
    picture = picture_of(pdf("/MediaBox [0 0 144 72]"), "a.pdf", 1, 100)
    assert Image.open(BytesIO(picture)).size == (200, 100)
    with pytest.raises(ReadError, match="no page 2"):
        picture_of(pdf("/MediaBox [0 0 144 72]"), "a.pdf", 2, 100)
    with pytest.raises(ReadError, match="expected a PDF or a picture"):
        picture_of(b"text", "a.txt", 1, 100)


def test_a_picture_is_shown_as_a_page_of_a4() -> None:
    out = BytesIO()
    Image.new("RGB", (100, 200)).save(out, "JPEG")
    shown = Image.open(BytesIO(picture_of(out.getvalue(), "a.jpg", 1, 72)))
    assert (shown.format, shown.size) == ("PNG", (595, 1190))
    with pytest.raises(ReadError, match="no page 2"):
        picture_of(out.getvalue(), "a.jpg", 2, 72)


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
    assert caught.value.found == "over the limit of 64 MiB (JIXIAO_READ_BYTES)"


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(form_text(), "utf-8")
    size = path.stat().st_size
    assert len(read_path(path, Limits(bytes=size)).forms) == 1
    with pytest.raises(ReadError):
        read_path(path, Limits(bytes=size - 1))


def test_a_sheet_whose_rows_are_not_understood_is_unread_and_never_guessed() -> None:
    lines = ["项目名称|清淤|单位名称|某所", "产出指标|效益指标|时效|备注", "清淤|受益|甲：≥12|乙"]
    rows = "".join(f"<tr><td>{'</td><td>'.join(line.split('|'))}</td></tr>" for line in lines)
    with pytest.raises(NoFormFound) as error:
        read_bytes(f"<p>2024年度项目支出绩效目标表</p><table>{rows}</table>".encode(), "a.html")
    assert "page 1: a table with 绩效指标, but no row of it" in str(error.value)
