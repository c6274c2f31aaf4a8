"""`/upload`, where the server was started to take files: send, look at what was read, add.

Whoever sends knows the token of the server. A browser is asked for it once, and then has a cookie
that says when it was asked, signed by the token: another token makes all of them worthless.
"""

import hmac
from dataclasses import dataclass

from flask import Blueprint, Flask, abort, current_app, redirect, render_template, request, url_for
from itsdangerous import BadSignature, TimestampSigner
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from corpus.errors import ReadError
from web.blueprints.context import services
from web.blueprints.origin import is_same_origin
from web.language import gettext
from web.originals.opened_files import reason_of
from web.presenters.previews import preview_of
from web.presenters.reader_words import words_of
from web.presenters.uploads import Refused, lines_of
from web.serving import Serving
from web.uploads import QueueFull, State, Uploads, harmless

bp = Blueprint("upload", __name__, url_prefix="/upload")
_EXTENSION = "jixiao-uploading"
_COOKIE = "uploading"
_FOR = 12 * 3600  # seconds that a browser is believed
_OPEN = frozenset({"upload.files", "upload.enter"})  # views that ask for the token


@dataclass(frozen=True, slots=True)
class Uploading:
    uploads: Uploads
    serving: Serving

    @property
    def signer(self) -> TimestampSigner:
        return TimestampSigner(self.serving.upload_token, salt="jixiao-upload")


def register(app: Flask, uploads: Uploads, serving: Serving) -> None:
    app.extensions[_EXTENSION] = Uploading(uploads, serving)
    app.register_blueprint(bp)
    app.jinja_env.globals["takes_uploads"] = True


@bp.before_request
def _check() -> Response | None:
    if request.method == "POST" and not is_same_origin():
        abort(403, gettext("这个请求不是从本站的页面发出的；请打开本站的上传页再试。"))
    if request.endpoint in _OPEN or _is_known():
        return None
    return redirect(url_for(".files"), 303)


@bp.after_request
def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("")
def files() -> str:
    return _queue() if _is_known() else render_template("upload/enter.html", wrong=False)


@bp.post("/enter")
def enter() -> Response | tuple[str, int]:
    given = request.form.get("token", "").encode()
    if not hmac.compare_digest(given, _uploading().serving.upload_token.encode()):
        return render_template("upload/enter.html", wrong=True), 403
    answer = redirect(url_for(".files"), 303)
    answer.set_cookie(
        _COOKIE,
        _uploading().signer.sign("in").decode(),
        max_age=_FOR,
        path=url_for(".files"),
        secure=request.is_secure,
        httponly=True,
        samesite="Strict",
    )
    return answer


@bp.post("/leave")
def leave() -> Response:
    answer = redirect(url_for(".files"), 303)
    answer.delete_cookie(_COOKIE, path=url_for(".files"))
    return answer


@bp.post("/files")
def send() -> Response | tuple[str, int]:
    """Each file into the queue; what is refused is said, the others are taken."""
    request.max_content_length = _uploading().serving.upload_bytes
    sent = [each for each in request.files.getlist("files") if each.filename]
    refused = [found for found in map(_take, sent) if found]
    if not sent:
        refused.append(Refused("", gettext("没有选文件。")))
    return (_queue(refused), 400) if refused else redirect(url_for(".files"), 303)


@bp.post("/say")
def say() -> Response:
    """`say` is add, discard or forget; `id` names uploads, any number of them."""
    ids, uploads = request.form.getlist("id"), _uploading().uploads
    match request.form.get("say"):
        case "add":
            uploads.add(ids)
        case "discard":
            uploads.discard(ids)
        case "forget":
            uploads.forget_ended()
        case _:
            abort(400, gettext("没有说明是加入还是不要。"))
    return redirect(url_for(".files"), 303)


@bp.get("/<id_>")
def preview(id_: str) -> str | Response:
    upload = _uploading().uploads.upload(id_)
    if upload.state is not State.READ:
        return redirect(url_for(".files"), 303)
    document = _uploading().uploads.document(id_)
    there = services().store.nodes([form.id for form in document.forms])
    return render_template(
        "upload/preview.html", upload=upload, preview=preview_of(document, there)
    )


def _take(sent: FileStorage) -> Refused | None:
    name = sent.filename or ""
    try:
        _uploading().uploads.take(name, sent.stream.read())
    except ReadError as error:
        return Refused(harmless(name), _said(reason_of(error)))
    except QueueFull as error:
        return Refused(harmless(name), _said(str(error)))
    return None


def _said(reason: str) -> str:
    return words_of(reason) or reason


def _queue(refused: list[Refused] | None = None) -> str:
    uploading = _uploading()
    return render_template(
        "upload/queue.html",
        lines=lines_of(uploading.uploads.all(), uploading.uploads.page),
        refused=refused or (),
        serving=uploading.serving,
    )


def _is_known() -> bool:
    try:
        _uploading().signer.unsign(request.cookies.get(_COOKIE, ""), max_age=_FOR)
    except BadSignature:
        return False
    return True


def _uploading() -> Uploading:
    found: Uploading = current_app.extensions[_EXTENSION]
    return found
