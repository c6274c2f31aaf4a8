"""Bytes of a text file become its text, or an error that says where, what and what was expected."""

import codecs
import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.readers import plaintext
from corpus.readers.plaintext import decode_text, lines_of

TEXT = "项目名称 街道绿化养护经费\n主管部⻔ 某市绿化管理局\n≥12000.00(平方米)\t5㎡\n𠮷\n"
ENCODINGS = {
    "utf-8": TEXT.encode(),
    "utf-8 with a mark": codecs.BOM_UTF8 + TEXT.encode(),
    "utf-16 with a mark": TEXT.encode("utf-16"),
    "utf-16 little end first": TEXT.encode("utf-16-le"),
    "utf-16 big end first": TEXT.encode("utf-16-be"),
    "utf-16 big end first with a mark": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "gb18030": TEXT.encode("gb18030"),
}
NO_TEXT = {
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01",
    "zip": b"PK\x03\x04\x14\0\0\0\x08\0",
    "gzip": b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 24,
    "zeros": b"\0" * 64,
    "noise": random.Random(7).randbytes(4000),
    "cut inside a character": TEXT.encode()[:-2],
}
BLANKS = [b"", b" \r\n\t", codecs.BOM_UTF8, "\u3000\n".encode(), " \n".encode("utf-16")]


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS)
def test_a_text_is_the_same_in_every_encoding(data: bytes) -> None:
    assert decode_text(data, "a.txt") == TEXT


def test_chinese_that_only_gbk_can_be_is_read_as_such() -> None:
    assert decode_text("绩效目标".encode("gbk"), "a.txt") == "绩效目标"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    data = TEXT.replace("\n", end).encode()
    assert lines_of(decode_text(data, "a.txt")) == tuple(TEXT.split("\n"))


def test_a_form_feed_stays_and_begins_a_line_of_its_own_page() -> None:
    assert lines_of(decode_text("甲\n\f乙\n".encode(), "a.txt")) == ("甲", "\f乙", "")


@pytest.mark.parametrize("data", BLANKS)
def test_a_file_of_nothing_but_blanks_is_empty(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        decode_text(data, "a.txt")
    expected = "a text file in UTF-8, UTF-16 or GB18030"
    assert str(caught.value) == f"a.txt: the file is empty; expected {expected}"
    parts = caught.value.path, caught.value.found, caught.value.expected
    assert parts == ("a.txt", "the file is empty", expected)


@pytest.mark.parametrize("data", NO_TEXT.values(), ids=NO_TEXT)
def test_bytes_that_are_no_text_are_refused_by_their_first_bytes(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        decode_text(data, "a.txt")
    assert caught.value.found == f"bytes that are no text ({data[:8]!r} …)"


@pytest.mark.parametrize("stray", ["\0", "\x01\x02", "\ue000"])
def test_a_stray_character_does_not_make_a_text_unreadable(stray: str) -> None:
    text = TEXT[:9] + stray + TEXT[9:] * 9
    assert decode_text(text.encode(), "a.txt") == text


def test_a_text_of_the_largest_size_is_read_and_a_larger_one_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plaintext, "LIMIT", 2**20)
    data = b"a" * 2**20
    assert decode_text(data, "a.txt") == data.decode()
    with pytest.raises(ReadError, match=r"^a.txt: 1 MB; expected a text of at most 1 MB; cut"):
        decode_text(data + b"a", "a.txt")


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda t: t.encode("utf-16")))
def test_any_bytes_give_a_text_or_a_read_error(data: bytes) -> None:
    with suppress(ReadError):
        text = decode_text(data, "a.txt")
        assert text.strip()
        assert "\r" not in text
