"""Web pages as bytes: encodings, archives, noise."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.limits import Limits
from corpus.readers.webpage import read
from tests.corpus.readers.office import error_of, lines, one_page, tables, texts


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=gb2312><p>绩效目标≥％龘".encode("gb18030"),
        "<p>绩效目标≥％龘".encode("gb18030"),
        "<meta charset=gb2312><p>绩效目标≥％龘".encode(),
        b"\xef\xbb\xbf" + "<meta charset=gbk><p>绩效目标≥％龘".encode(),
        "\ufeff<p>绩效目标≥％龘".encode("utf-16-le"),
        "\ufeff<meta charset=utf-8><p>绩效目标≥％龘".encode("utf-16-be"),
        ("<html><body><p>绩效目标≥％龘" + "<b></b>" * 20).encode("utf-16-le"),
        "<meta charset=big5><p>績效目標＝％".encode("big5"),
        "<?xml version='1.0' encoding='utf-8'?><html><body><p>绩效目标≥％龘".encode(),
    ],
)
def test_characters_are_read_whatever_they_are_said_to_be(data: bytes) -> None:
    assert lines(one_page(read, data))[0][-4:] in ("标≥％龘", "目標＝％")


def test_bytes_in_no_known_encoding_are_reported() -> None:
    page = one_page(read, b"<meta charset=utf-8><p>\xff\xff\xff" + "绩效".encode())
    assert "绩效" in lines(page)[0]
    assert "in no known encoding: not read" in (page.unread or "")


def test_an_archive_gives_each_of_its_pages() -> None:
    archive = EmailMessage()
    archive["MIME-Version"] = "1.0"
    archive.set_content("<frameset></frameset>", subtype="html")
    for text, encoding, way in (
        ("甲表", "utf-8", "base64"),
        ("乙表", "gb2312", "quoted-printable"),
    ):
        html = f"<table><tr><td>{text}<td>值</table>"
        archive.add_related(html.encode(encoding), "text", "html", cte=way)
        list(archive.iter_parts())[-1].set_param("charset", encoding)
    first, second, third = read(archive.as_bytes(), "a.mht", Limits())
    assert not first.blocks
    assert texts(tables(second)[0]) == ["甲表", "值"]
    assert (third.number, texts(tables(third)[0])) == (3, ["乙表", "值"])


def test_pages_without_text_are_refused_with_what_was_expected() -> None:
    for html in (b"", b"  ", b"<html></html>", b"<!-- x -->", b"\0\0"):
        assert "expected a web page with text in it" in error_of(read, html)


@pytest.mark.parametrize("rest", ["<div>" * 5000 + "底", "<p>" + "长" * 11_000_000])
def test_what_the_parser_refuses_is_reported(rest: str) -> None:
    page = one_page(read, f"<p>面</p>{rest}".encode())
    assert lines(page) == ["面"]
    assert "nested over 256 deep or over 10 MB in one piece: not read" in (page.unread or "")


@given(st.binary(max_size=200))
def test_any_bytes_give_pages_or_our_error(data: bytes) -> None:
    error_of(read, data)
    error_of(
        read, b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n" + data
    )


@given(st.text(alphabet="<>/tabledivrcspn=\"';{}: 1&#", max_size=80))
def test_any_markup_gives_pages_or_our_error(html: str) -> None:
    error_of(read, f"<style>{html}</style><table><tr><td>{html}".encode())
