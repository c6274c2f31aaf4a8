"""A file → a Document: what jixiao knows of it."""

import hashlib
from dataclasses import replace
from pathlib import Path

from corpus.errors import NoFormFound, ReadError
from corpus.forms.reader import read_forms
from corpus.ids import document_id
from corpus.model import Document
from corpus.readers.plaintext import LIMIT, decode_text, lines_of

_NOT_YET = {".pdf", ".doc", ".docx", ".xls", ".xlsx", ".htm", ".html", ".zip", ".png", ".jpg"}


def read_path(path: Path) -> Document:
    """The document in a file. Raises ReadError, and NoFormFound where it holds no form."""
    try:
        size = path.stat().st_size
        if size > LIMIT:
            limit = LIMIT // 2**20
            raise ReadError(str(path), f"{size // 2**20} MB", f"a text of at most {limit} MB")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(str(path), error.strerror or str(error), "a file to read") from error
    return read_bytes(data, str(path))


def read_bytes(data: bytes, name: str) -> Document:
    """As read_path; `name` is a path or file name, used in messages and for its suffix."""
    path = Path(name)
    if path.suffix.lower() in _NOT_YET:
        raise ReadError(name, f"a {path.suffix} file", "its text; other formats are not read yet")
    forms, unread = read_forms(lines_of(decode_text(data, name)))
    if not forms:
        raise NoFormFound(name, "no 绩效目标 form in it", "a form with 三级指标 and 指标值")
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        id=document_id(sha256),
        sha256=sha256,
        name=path.name,
        title=forms[0].title,
        publisher=None,
        size=len(data),
        forms=forms,
        unread=tuple(replace(one, path=name) for one in unread),
    )
