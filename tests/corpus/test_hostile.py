"""Files made to break a reader go through the child as any other: an answer, in time, by name."""

import re
import socket
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.isolated import Isolated
from corpus.limits import Limits
from corpus.model import Document
from tests.corpus.forms.texts import form_text
from tests.corpus.hostile_files import (
    BOMB,
    FONT,
    docx,
    external,
    html,
    pdf,
    ruled,
    sheet_rows,
    stream,
    word_table,
    xlsx,
    zipped,
)

SECONDS = 20
LIMITS = Limits(seconds=SECONDS, page_seconds=SECONDS, memory=2**30)
FORM = (
    ("财政项目支出绩效目标申报表",),
    ("项目名称", "街道绿化养护经费"),
    ("主管部门", "某市绿化管理局"),
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "养护绿地面积", "≥12000(平方米)"),
)
A4 = "/MediaBox [0 0 595 842]"
ROW = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
MERGE = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
ENCRYPTED = (
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'ab' * 32}> /U <{'cd' * 32}> /P -4 >>"
    f" /ID [<{'00' * 16}> <{'00' * 16}>]"
)
FORM_OBJECT = (
    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F {} 0 R >> >>"
)


@pytest.fixture(scope="module")
def isolated() -> Iterator[Isolated]:
    with Isolated(LIMITS) as opened:
        yield opened


def told(isolated: Isolated, data: bytes, name: str = "a") -> str:
    """What reading says of a file, as an error or as the reasons of pages; always in time."""
    began = time.monotonic()
    try:
        document = isolated.read(data, name)
        said = "; ".join(one.reason for one in document.unread)
    except ReadError as error:
        said = str(error)
    assert time.monotonic() - began < SECONDS + 5
    return said


def is_read(document: Document) -> bool:
    (form,) = document.forms
    return [row.name for row in form.indicators] == ["养护绿地面积"]


@pytest.mark.parametrize("data", [
    docx(word_table(FORM)), xlsx(sheet_rows(FORM)), html(FORM).encode(),
    docx(word_table(FORM), macros=True), xlsx(sheet_rows(FORM), macros=True),
], ids=["docx", "xlsx", "html", "docm", "xlsm"])  # fmt: skip
@pytest.mark.parametrize("name", ["a.pdf", "a"])
def test_a_file_is_read_whatever_its_name_and_macros_are_data(
    isolated: Isolated, data: bytes, name: str
) -> None:
    assert is_read(isolated.read(data, name))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", before=BOMB), "entity|DOCTYPE"),
        (xlsx('<row r="1"><c r="A1"><v>&j;</v></c></row>', before=BOMB), "entity|DOCTYPE"),
        (xlsx(sheet_rows(FORM) + ROW), "JIXIAO_READ_CELLS"),
        (xlsx(sheet_rows(FORM), after=MERGE), "JIXIAO_READ_CELLS"),
        (docx("<w:p><w:r><w:t>" + "甲" * 10**7 + "</w:t></w:r></w:p>"), "JIXIAO_READ_RATIO"),
        (docx("<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300), "depth|deep"),
        (b"<html>" + b"<div>" * 200_000, "deep"),
        (b"<html>" + b"<table><tr><td>" * 20_000, "deep"),
        (("<table>" + "<tr><td rowspan=65534 colspan=1000>甲" * 500).encode(), "READ_CELLS"),
        (pdf("/MediaBox [0 0 576000 576000]"), "JIXIAO_READ_PAGE_POINTS"),
        (pdf(A4, encrypt=ENCRYPTED), "encrypted"),
        (pdf(*[A4] * 10_000), r"10,000 pages: over the limit of 2,000 \(JIXIAO_READ_PAGES\)"),
        (pdf(A4).replace(b"[3 0 R]", b"[2 0 R]"), "damaged|no 绩效目标 form"),
        (("绩" * 7_000_000).encode(), r"line 1: over the limit of 1,000,000 \(JIXIAO_READ_LINE\)"),
    ],
    ids=["docx-entities", "xlsx-entities", "far-cell", "giant-merge", "docx-ratio", "docx-deep",
         "html-divs", "html-tables", "html-spans", "huge-page", "encrypted-pdf", "10000-pages",
         "pages-in-a-circle", "20-MB-line"],
)  # fmt: skip
def test_a_hostile_file_is_named_with_what_it_does(
    isolated: Isolated, data: bytes, reason: str
) -> None:
    assert re.search(reason, told(isolated, data))


def test_spans_without_end_are_cut_to_the_table(isolated: Isolated) -> None:
    spans = "<table><tr><td rowspan=999999999 colspan=999999999>甲</table>"
    assert is_read(isolated.read((spans + html(FORM)).encode(), "a.html"))


def test_forms_of_a_pdf_that_contain_themselves_come_to_an_end(isolated: Isolated) -> None:
    first = f"{A4} /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >>"
    itself = pdf(first, more=[stream("/F Do"), stream("/F Do", FORM_OBJECT.format(5))])
    assert "no 绩效目标 form" in told(isolated, itself)


def exploding(first: str) -> bytes:
    """A PDF of three pages, whose second page's forms each draw the next one twice."""
    one = f"{A4} /Contents 6 0 R /Resources << /Font << /T 7 0 R >> >>"
    two = f"{A4} /Contents 8 0 R /Resources << /XObject << /F 9 0 R >> >>"
    deep = [stream("/F Do /F Do", FORM_OBJECT.format(number)) for number in range(10, 3000)]
    return pdf(one, two, A4, more=[stream(first), FONT, stream("/F Do"), *deep])


def test_a_page_that_explodes_costs_its_page_and_those_before_it_stay() -> None:
    with Isolated(replace(LIMITS, page_seconds=3, memory=2**29)) as isolated:
        document = isolated.read(exploding(ruled(FORM)), "a.pdf")
        assert is_read(document)
        (left,) = document.unread
        assert left.page == 2
        assert re.search(r"over the limit of .* \(JIXIAO_READ_\w+\) at page 2; ", left.reason)
        with pytest.raises(ReadError, match=r"JIXIAO_READ_\w+\) at page 2; expected"):
            isolated.read(exploding(""), "a.pdf")
        assert is_read(isolated.read(html(FORM).encode(), "b.html"))


@pytest.mark.parametrize(
    "line", ["产出指标 数量指标 质量指标\n", "财政项目支出绩效目标申报表\n", "目标1："]
)
def test_labels_without_end_are_given_up_in_time(line: str) -> None:
    size = 32 * 2**20
    data = (line * (size // len(line.encode()))).encode()
    with Isolated(replace(LIMITS, seconds=3)) as isolated:
        said = told(isolated, data)
        assert "over the limit of" in said or "no 绩效目标 form" in said
        assert isolated.read(form_text().encode(), "b.txt").forms


def test_bombs_in_archives_are_named_and_the_other_files_come(isolated: Isolated) -> None:
    bomb = zipped(**{"bomb.txt": bytes(40 * 2**20)})
    nested = bomb
    for depth in range(5):
        nested = zipped(**{f"{depth}.zip": nested})
    data = zipped(**{"bomb.zip": bomb, "nested.zip": nested, "../../a.html": html(FORM).encode()})
    found = {member.path: member for member in isolated.unpack(data, "z.zip")}
    assert "JIXIAO_READ_RATIO" in str(found["z.zip!bomb.zip!bomb.txt"].problem)
    assert "JIXIAO_READ_DEPTH" in str(found["z.zip!nested.zip!4.zip!3.zip"].problem)
    assert is_read(isolated.read(found["z.zip!a.html"].data, "a.html"))


def test_members_without_end_end_the_archive(isolated: Isolated) -> None:
    data = zipped(**{str(number): b"" for number in range(LIMITS.members + 1)})
    with pytest.raises(ReadError, match=r"over the limit of 5,000 \(JIXIAO_READ_MEMBERS\)"):
        list(isolated.unpack(data, "z.zip"))


def test_a_table_of_contents_that_lies_gives_nothing(isolated: Isolated) -> None:
    data = bytearray(zipped(a=b"1", b=b"2"))
    struct.pack_into("<I", data, len(data) - 6, 2**31)
    assert all(member.problem for member in isolated.unpack(bytes(data), "z.zip"))
    struct.pack_into("<I", data, len(data) - 10, 2**31)
    with pytest.raises(ReadError, match="a broken ZIP"):
        list(isolated.unpack(bytes(data), "z.zip"))


def test_nothing_is_fetched_from_outside(isolated: Isolated) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        called: list[object] = []
        threading.Thread(target=lambda: called.append(_accepted(server)), daemon=True).start()
        url = f"http://127.0.0.1:{port}/a"
        picture = '<w:p><w:r><w:drawing><a:blip xmlns:a="a" r:link="rId9"/></w:drawing></w:r></w:p>'
        page = f'<base href="{url}"><link rel=stylesheet href="{url}"><img src="{url}">'
        entity = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{url}">]>'
        for data in (
            docx(picture + word_table(FORM), links=external(url)),
            docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", before=entity),
            (page + html(FORM)).encode(),
            xlsx('<row r="1"><c r="A1"><v>&x;</v></c></row>', before=entity),
        ):
            told(isolated, data)
        time.sleep(0.1)
    assert called == []


def _accepted(server: socket.socket) -> object:
    try:
        return server.accept()
    except OSError:
        raise SystemExit from None


STARTS = st.sampled_from([
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html><table><tr><td>", b"\x89PNG\r\n\x1a\n",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xd8\xff", b"II*\0", b"\xff\xfe", b"{\\rtf",
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n",
    "项目支出绩效目标表\n".encode(),
])  # fmt: skip
WHOLE = [docx(word_table(FORM)), xlsx(sheet_rows(FORM)), pdf(A4), html(FORM).encode()]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(start=STARTS, rest=st.binary(max_size=2000))
def test_any_bytes_give_records_or_our_error(isolated: Isolated, start: bytes, rest: bytes) -> None:
    assert "its reader failed" not in told(isolated, start + rest)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.sampled_from(WHOLE), at=st.floats(0, 1), new=st.binary(min_size=1, max_size=40))
def test_a_damaged_file_gives_records_or_our_error(
    isolated: Isolated, data: bytes, at: float, new: bytes
) -> None:
    place = int(at * len(data))
    damaged = data[:place] + new + data[place + len(new) :]
    assert "its reader failed" not in told(isolated, damaged)
