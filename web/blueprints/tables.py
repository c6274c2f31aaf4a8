"""Rows of a page as a file, streamed.

People read the heads of CSV and XLSX in the language of the page; `heads=keys` gives programs the
keys that JSON has.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from urllib.parse import quote, urlencode

from flask import Response, request, url_for

from web.blueprints.context import services
from web.citing import newest_day
from web.exports.cells import Columns, Labels, Row
from web.exports.columns import Asked, Subject, labels_of
from web.exports.tables import METADATA, TABLES, TYPES
from web.language import language, tag
from web.presenters.links import whole
from web.presenters.twins import VIEWS

SUFFIXES = f'any(csv, json, jsonl, xlsx, "{METADATA}")'  # of a rule
_PAGES = {view.files: page for page, view in VIEWS.items()}
_HOW = frozenset({"lang", "format", "heads", "page"})
_LABELLED = frozenset({"csv", "xlsx", METADATA})


def table(columns: Columns, rows: Iterable[Row], name: str, suffix: str) -> Response:
    """`name` is that of the file, and a key of titles in web/exports/columns.toml."""
    return streamed(pieces(columns, rows, Subject(name), suffix), name, suffix, TYPES[suffix])


def pieces(columns: Columns, rows: Iterable[Row], subject: Subject, suffix: str) -> Iterator[bytes]:
    labels = None if _by_keys(suffix) else _labels(columns, subject)
    return TABLES[suffix](columns, rows, labels)


def told_apart(suffix: str) -> str:
    """What one address may be answered by, besides what it names."""
    return "" if _by_keys(suffix) else language()


def spoken(answer: Response, suffix: str) -> Response:
    """In which language people read it, and where its columns are told."""
    if _by_keys(suffix):
        return answer
    answer.headers["Content-Language"] = tag()
    answer.vary.update(("Accept-Language", "Cookie"))
    if suffix == "csv":
        options = f'rel="describedby"; type="{TYPES[METADATA]}"'
        answer.headers.add("Link", f"<{_beside(METADATA)}>; {options}")
    return answer


def streamed(parts: Iterator[bytes], name: str, suffix: str, type_: str) -> Response:
    """Begun here, so that errors become pages."""
    answer = Response(chain((next(parts, b""),), parts), content_type=type_)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return spoken(answer, suffix)


def _by_keys(suffix: str) -> bool:
    asked = request.args.get("heads") == "keys" and suffix != METADATA
    return asked or suffix not in _LABELLED


def _labels(columns: Columns, subject: Subject) -> Labels:
    said = "; ".join(f"{name}={value}" for name, value in _asked())
    asked = Asked(whole(_beside("")), _beside("csv"), newest_day(services()), said)
    return labels_of(subject, columns, asked)


def _beside(suffix: str) -> str:
    """The address of another file of the same rows; without a suffix, of their page."""
    values = {name: value for name, value in (request.view_args or {}).items() if name != "suffix"}
    endpoint = request.endpoint or ""
    page = _PAGES.get(endpoint, endpoint)
    if page not in VIEWS:
        path = f"{request.script_root}{quote(_bare(request.path))}" + (
            f".{suffix}" if suffix else ""
        )
    elif suffix:
        path = url_for(VIEWS[page].files, **values, suffix=suffix)
    else:
        path = url_for(page, **values)
    query = urlencode(list(_asked()))
    return path + (f"?{query}" if query else "")


def _asked() -> Iterator[tuple[str, str]]:
    """Which rows, not how they are told."""
    return (pair for pair in request.args.items(multi=True) if pair[0] not in _HOW)


def _bare(path: str) -> str:
    """Without the suffix of a file."""
    ending = next((each for each in (METADATA, *TABLES) if path.endswith(f".{each}")), None)
    return path.removesuffix(f".{ending}") if ending else path
