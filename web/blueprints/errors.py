"""Errors → pages with their status and a way on; never a traceback."""

import logging
import unicodedata
from collections.abc import Callable
from typing import TypeVar

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

from corpus.errors import (
    JixiaoError,
    NothingDecided,
    RecordNotFound,
    StoreError,
    WorkspaceBusy,
    WorkspaceDamaged,
)
from web.blueprints.api.problems import is_asked, problem_of
from web.language import gettext
from web.originals.source_pages import ReaderBusy

_log = logging.getLogger(__name__)
Answer = tuple[str, int]
_Error = TypeVar("_Error", bound=Exception)


def register(app: Flask) -> None:
    app.register_error_handler(RecordNotFound, _either(_not_found))
    app.register_error_handler(WorkspaceBusy, _either(_busy))
    app.register_error_handler(ReaderBusy, _either(_reading))
    app.register_error_handler(WorkspaceDamaged, _either(_damaged))
    app.register_error_handler(StoreError, _either(_unwritten))
    app.register_error_handler(NothingDecided, _either(_refused))
    app.register_error_handler(JixiaoError, _either(_refused))
    app.register_error_handler(HTTPException, _either(_http))


def _either(page: Callable[[_Error], Answer]) -> Callable[[_Error], Answer | Response]:
    """A page, or what the API answers where that was asked."""

    def answer(error: _Error) -> Answer | Response:
        return problem_of(error) if is_asked() else page(error)

    return answer


def _not_found(error: RecordNotFound) -> Answer:
    return _page(404, gettext("工作区里没有编号为 %(id)s 的内容。", id=error.id[:80]))


def _busy(error: WorkspaceBusy) -> Answer:
    _log.warning("%s", error)
    return _page(503, gettext("工作区正在写入，请稍后再试。"))


def _reading(_error: ReaderBusy) -> Answer:
    return _page(503, gettext("正在打开的原文太多，请稍后再试。"))


def _damaged(error: WorkspaceDamaged) -> Answer:
    _log.error("%s", error)
    return _page(503, gettext("工作区打不开，请管理员运行 jixiao verify 查看。"))


def _unwritten(error: StoreError) -> Answer:
    """Its text names folders of this machine."""
    _log.error("%s", error)
    return _page(503, gettext("工作区现在写不进去，请管理员看日志。"))


def _refused(error: JixiaoError) -> Answer:
    return _page(400, gettext("这个请求无法照办。"), str(error))


def _http(error: HTTPException) -> Answer:
    status = error.code or 500
    own_words = status in (400, 403) and error.description != type(error).description
    return _page(status, str(error.description) if own_words else _sentence(status))


def _sentence(status: int) -> str:
    sentences = {
        400: gettext("地址里有看不懂的内容。"),
        404: gettext("没有这个页面。"),
        405: gettext("这个地址不接受 %(method)s 请求。", method=request.method),
        413: gettext("一次送来的太多。"),
        414: gettext("地址太长。"),
        429: gettext("请求太密，请过一会儿再试。"),
        503: gettext("服务暂时不可用，请稍后再试。"),
    }
    return sentences.get(status) or gettext("出了一个我们没有料到的错，已记入日志。")


def _page(status: int, sentence: str, detail: str | None = None) -> Answer:
    page = render_template(
        "errors/error.html", status=status, sentence=_shown(sentence), detail=detail
    )
    return page, status


def _shown(sentence: str) -> str:
    """With a sign in place of characters that no page may hold."""
    return "".join("\ufffd" if unicodedata.category(c) == "Cc" else c for c in sentence)
