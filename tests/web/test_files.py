import os
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.limits import Limits
from web.originals.files import content_of, files_of, shown
from web.reports import Failure


def test_a_file_named_twice_comes_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert len(files_of([tmp_path / "a.txt", tmp_path, tmp_path / ".." / tmp_path.name])) == 1


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert files_of([tmp_path]) == [tmp_path / "a.txt"]


def test_what_is_neither_file_nor_folder_is_a_failure(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "torn").symlink_to(tmp_path / "none")
    failures = files_of([tmp_path])
    assert failures == files_of([tmp_path / "pipe", tmp_path / "torn"])
    assert [each.reason for each in failures if isinstance(each, Failure)] == [
        "neither a file nor a folder; expected a file or a folder",
        "no such file; expected a file or a folder",
    ]


def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.touch()
    (found,) = files_of([tmp_path])
    assert isinstance(found, Path)
    assert shown(found).encode().endswith(rb"\xff.txt")


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    assert content_of(path, Limits(bytes=5)) == b"12345"
    with pytest.raises(ReadError, match=r"over the limit of 4 bytes \(JIXIAO_READ_BYTES\)"):
        content_of(path, Limits(bytes=4))
