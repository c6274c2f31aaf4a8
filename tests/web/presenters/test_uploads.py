"""The queue of uploads as lines of a page."""

import pytest
from flask import Flask

from web.presenters.uploads import lines_of
from web.uploads import State, Upload


@pytest.mark.parametrize(
    ("page", "said"),
    [((0, 0), "正在读取"), ((3, 0), "正在读第 3 页"), ((3, 12), "正在读第 3 页，共 12 页")],
)
def test_a_file_that_is_read_says_how_far(
    library_app: Flask, page: tuple[int, int], said: str
) -> None:
    upload = Upload("upload-a", 1, "a.pdf", "a.pdf", 1, State.READING)
    with library_app.test_request_context("/upload"):
        (line,) = lines_of([upload], page)
        assert line.label == said
