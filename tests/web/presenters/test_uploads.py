"""Why an upload was not read, in the words of the page."""

import pytest
from flask import Flask

from web.presenters.uploads import lines_of
from web.uploads import State, Upload


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("encrypted; expected a file without a password", "文件有密码"),
        ("no whole zip archive (x); expected DOCX or XLSX", "文件损坏"),
        ("over the limit of 64 MiB (JIXIAO_READ_BYTES); expected a smaller file", "超过"),
        ("something that nobody foresaw", ""),
    ],
)
def test_a_failure_is_said_in_chinese_beside_the_readers_message(
    library_app: Flask, reason: str, said: str
) -> None:
    upload = Upload("upload-a", 1, "a.pdf", "a.pdf", 1, State.FAILED, reason)
    with library_app.test_request_context("/upload"):
        (line,) = lines_of([upload], 0)
        assert line.failure.startswith(said)
        assert bool(line.failure) is bool(said)
    with library_app.test_request_context("/upload?lang=en"):
        assert not line.failure
