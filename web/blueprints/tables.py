"""Rows of a page as a file, streamed."""

from collections.abc import Iterable, Iterator
from itertools import chain

from flask import Response

from web.exports.tables import TABLES, TYPES, Columns, Row

SUFFIXES = f"any({', '.join(TABLES)})"  # of a rule


def table(columns: Columns, rows: Iterable[Row], name: str, suffix: str) -> Response:
    return streamed(TABLES[suffix](columns, rows), name, suffix, TYPES[suffix])


def streamed(pieces: Iterator[bytes], name: str, suffix: str, type_: str) -> Response:
    """Begun here, so that errors become pages."""
    answer = Response(chain((next(pieces, b""),), pieces), content_type=type_)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return answer
