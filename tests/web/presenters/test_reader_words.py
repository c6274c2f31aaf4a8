"""What readers say, in the words of the page."""

import pytest
from flask import Flask

from web.presenters.reader_words import by_reader, words_of


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("encrypted; expected a file without a password", "文件有密码或已加密，请去掉密码。"),
        ("no whole zip archive (x); expected DOCX or XLSX", "文件损坏或不完整，请重新保存。"),
        (
            "as DOCX: over the limit of 64 MiB (JIXIAO_READ_UNPACKED); expected a smaller file",
            "超过限度：解开后的大小最多 64 MiB。",
        ),
        (
            "over the limit of 60 s (JIXIAO_READ_PAGE_SECONDS) at page 7;"
            " the pages from here on are not read",
            "超过限度：读一页的时间最多 60 s；从这一页起没有读。",
        ),
        (
            "B2 stands under a merged cell: not read; columns C–E are hidden: not read; and 4 more",
            "B2 被合并单元格盖住，没有读；C–E 列是隐藏的，没有读；还有 4 处。",
        ),
        ("lines 3 to 9: no form in them", "第 3 至 9 行里没有绩效表。"),
        ("no 绩效目标 form in it; expected a form", "里面没有绩效表：应有三级指标和指标值。"),
        ("something that nobody foresaw", None),
    ],
)
def test_a_readers_message_is_said_in_the_language_of_the_page(
    library_app: Flask, message: str, said: str | None
) -> None:
    with library_app.test_request_context("/upload"):
        assert words_of(message) == said
    with library_app.test_request_context("/upload?lang=en"):
        assert words_of(message) == message


def test_what_is_said_in_english_only_is_told_and_is_no_markup(library_app: Flask) -> None:
    with library_app.test_request_context("/upload"):
        assert str(by_reader("<b>")) == '<span lang="en">&lt;b&gt;</span>'
