"""Archives give their files one by one; nothing that they say of themselves is believed."""

import io
import stat
import struct
import warnings
import zipfile
import zlib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.readers.archive import members, shown

LIMITS = Limits()


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def opened(data: bytes, limits: Limits = LIMITS) -> dict[str, bytes | str]:
    return {
        path: str(found) if isinstance(found, ReadError) else found
        for path, found in members(data, "a.zip", limits)
    }


def raw_zip(name: bytes, content: bytes, flags: int = 0, size: int | None = None) -> bytes:
    """With a name as bytes, and a size that need not be the true one."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    said = len(content) if size is None else size
    common = struct.pack(
        "<HHHHHIIIHH", 20, flags, 8, 0, 0, zlib.crc32(content), len(packed), said, len(name), 0
    )
    local = b"PK\x03\x04" + common + name + packed
    central = b"PK\x01\x02\x14\x00" + common + b"\0" * 14 + name
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def test_files_come_in_their_order_with_their_path() -> None:
    found = opened(zipped(("b/表.txt", b"1"), ("a.txt", b"2")))
    assert list(found.items()) == [("a.zip!b/表.txt", b"1"), ("a.zip!a.txt", b"2")]


def test_archives_in_archives_are_opened_to_the_limit() -> None:
    inner = zipped(("c.txt", b"3"))
    data = zipped(("d/inner.zip", zipped(("deep.zip", inner))))
    assert opened(data) == {"a.zip!d/inner.zip!deep.zip!c.txt": b"3"}
    assert opened(data, replace(LIMITS, depth=2)) == {
        "a.zip!d/inner.zip!deep.zip": "a.zip!d/inner.zip!deep.zip: over the limit of 2"
        " (JIXIAO_READ_DEPTH); expected fewer archives in archives"
    }


def test_an_office_file_in_an_archive_stays_whole() -> None:
    types = b"wordprocessingml.document.main+xml"
    word = zipped(("[Content_Types].xml", types))
    assert opened(zipped(("a.bin", word))) == {"a.zip!a.bin": word}


@pytest.mark.parametrize(
    ("name", "flags"),
    [("绩效/目标.txt".encode("gb18030"), 0), ("绩效/目标.txt".encode(), 0x800),
     ("绩效/目标.txt".encode(), 0)],
)  # fmt: skip
def test_chinese_names_are_read_with_and_without_the_flag(name: bytes, flags: int) -> None:
    assert list(opened(raw_zip(name, b"x", flags))) == ["a.zip!绩效/目标.txt"]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\windows\\a.txt", "C:/windows/a.txt"),
        ("a/./b//c.txt", "a/b/c.txt"),
        ("\u202egpj.exe", "\ufffdgpj.exe"),
        ("a\x1b[2J\n.txt", "a\ufffd[2J\ufffd.txt"),
        ("..", "(no name)"),
    ],
)
def test_a_name_is_never_a_place_on_the_disk_and_steers_nothing(name: str, path: str) -> None:
    assert shown(name) == path


def test_two_files_of_one_name_are_told_apart() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped(("a.txt", b"1"), ("a.txt", b"2"), ("../a.txt", b"3"))
    assert list(opened(data)) == ["a.zip!a.txt", "a.zip!a.txt#2", "a.zip!a.txt#3"]


def test_what_systems_put_beside_files_is_passed_over() -> None:
    clutter = ("__MACOSX/._a.txt", b""), (".DS_Store", b""), ("b/Thumbs.db", b""), ("c/", b"")
    assert list(opened(zipped(*clutter, ("a.txt", b"")))) == ["a.zip!a.txt"]


def test_a_link_is_named_and_not_followed() -> None:
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("b.txt", "2")
    found = opened(out.getvalue())
    assert "a link; expected a file" in str(found["a.zip!a.txt"])
    assert found["a.zip!b.txt"] == b"2"


def test_encrypted_and_rarely_packed_files_are_named() -> None:
    assert "encrypted with a password" in str(opened(raw_zip(b"a", b"x", flags=1))["a.zip!a"])
    rare = zipped(("a", b"x" * 100), method=zipfile.ZIP_BZIP2)
    assert "packed by a rare method" in str(opened(rare)["a.zip!a"])


def test_a_broken_file_does_not_stop_the_others() -> None:
    data = zipped(("a.txt", b"first" * 9), ("b.txt", b"second"), method=zipfile.ZIP_STORED)
    found = opened(data.replace(b"firstfirst", b"fIrstfirst", 1))
    assert "broken in the archive" in str(found["a.zip!a.txt"])
    assert found["a.zip!b.txt"] == b"second"


def test_what_unpacks_to_too_many_times_its_size_is_not_unpacked() -> None:
    found = opened(zipped(("bomb.txt", bytes(30 * 2**20)), ("b.txt", b"2")))
    assert "over the limit of 200 (JIXIAO_READ_RATIO)" in str(found["a.zip!bomb.txt"])
    assert found["a.zip!b.txt"] == b"2"


def test_a_size_that_an_archive_gives_is_not_believed() -> None:
    found = opened(raw_zip(b"a.txt", bytes(30 * 2**20), size=10))
    assert found["a.zip!a.txt"] != bytes(30 * 2**20)


def test_one_file_is_no_larger_than_any_other_may_be() -> None:
    found = opened(zipped(("a.txt", b"12345")), replace(LIMITS, bytes=4))
    assert "over the limit of 4 bytes (JIXIAO_READ_BYTES)" in str(found["a.zip!a.txt"])


def test_all_files_together_are_bounded_over_nested_archives() -> None:
    inner = zipped(("a", b"1" * 60), method=zipfile.ZIP_STORED)
    data = zipped(("b", b"2" * 60), ("i.zip", inner), ("c", b"3"))
    found = members(data, "a.zip", replace(LIMITS, unpacked=100 + len(inner)))
    assert next(found) == ("a.zip!b", b"2" * 60)
    with pytest.raises(ReadError, match=r"JIXIAO_READ_UNPACKED") as caught:
        next(found)
    assert caught.value.path == "a.zip!i.zip!a"


def test_more_files_than_the_limit_end_the_archive() -> None:
    data = zipped(*((f"{number}.txt", b"") for number in range(5)))
    with pytest.raises(ReadError, match=r"over the limit of 4 \(JIXIAO_READ_MEMBERS\)"):
        opened(data, replace(LIMITS, members=4))


def test_a_file_without_name_is_a_file() -> None:
    assert opened(raw_zip(b"", b"x")) == {"a.zip!(no name)": b"x"}


@given(at=st.integers(0), new=st.binary(min_size=1, max_size=4))
def test_a_damaged_archive_gives_files_or_our_error(at: int, new: bytes) -> None:
    whole = zipped(("a/b.txt", b"x" * 300), ("c.zip", zipped(("d", b"1"))))
    place = at % len(whole)
    with suppress(ReadError), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile's, of two files of one name
        opened(whole[:place] + new + whole[place + len(new) :])


def test_what_is_no_archive_is_named() -> None:
    with pytest.raises(ReadError, match="a broken ZIP archive"):
        opened(b"PK\x03\x04")
