"""What people read above the columns of a file, and what the file says of itself.

The words stand in columns.toml. JSON has the keys; so has CSV where `heads=keys` asks for them.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from web.exports.cells import Columns, Labels
from web.language import tag, worded
from web.presenters.analysis_words import COLUMNS, TEXTS
from web.presenters.citations import of_view

_ENDS = ("before", "after")
_SHARE = "_share"
_LONGEST_SHEET = 31  # characters of a sheet's name


@dataclass(frozen=True, slots=True)
class Subject:
    """What a table is of."""

    table: str  # a key of titles, or an analysis
    title: str = ""  # of one thing that is asked for
    named: Mapping[str, str] = field(default_factory=dict)  # what stands before a blank in a key


@dataclass(frozen=True, slots=True)
class Asked:
    address: str  # whole
    csv: str  # address of the CSV file
    day: str  # of the newest document
    said: str  # in the query, readable


def labels_of(subject: Subject, columns: Columns, asked: Asked) -> Labels:
    """In the language of the request."""
    called = subject.title or title_of(subject.table)
    about = (
        (_word("title"), called),
        (_word("address"), asked.address),
        (_word("asked"), asked.said or _word("everything")),
        (_word("citation"), of_view(called, asked.address, asked.day).line()),
    )
    return replace(_explained(subject, columns, about), title=called, csv=asked.csv)


def keyed_labels_of(subject: Subject, columns: Columns, said: str) -> Labels:
    """Of a table that no page shows; `said` is what was asked for."""
    called = subject.title or title_of(subject.table)
    about = ((_word("title"), called), (_word("asked"), said or _word("everything")))
    return replace(_explained(subject, columns, about), title=called, keyed=True)


def _explained(subject: Subject, columns: Columns, about: tuple[tuple[str, str], ...]) -> Labels:
    """The columns, and of the whole what is true of every table."""
    always = ((_word("source"), _word("source_says")), (_word("units"), _word("units_say")))
    return Labels(
        language=tag(),
        title="",
        heads=tuple(head_of(subject, column) for column in columns),
        meanings=tuple(_meaning(subject.table, column) for column in columns),
        about=(*about, *always),
        kinds=tuple(kind_of_values(subject.table, column) for column in columns),
        names=(_word("head"), _word("key"), _word("meaning")),
        sheet=_word("sheet")[:_LONGEST_SHEET],
        explained=_word("explained")[:_LONGEST_SHEET],
        csv="",
    )


def title_of(table: str) -> str:
    """Of an analysis with its question."""
    if titled := _told()["titles"].get(table):
        return worded(*titled)
    return f"{TEXTS[table].title}：{TEXTS[table].question}"


def head_of(subject: Subject, column: str) -> str:
    """Raises KeyError for a column that nobody named."""
    if found := _entry(subject.table, column):
        return worded(found[0], found[1])
    end, _, of_end = column.partition("_")
    if end in _ENDS and of_end:
        return _word(end) % head_of(subject, of_end)
    of, _, name = column.rpartition(" ")
    if of:
        return f"{subject.named.get(of, of)} · {head_of(subject, name)}"
    return str(COLUMNS[column])


def kind_of_values(table: str, column: str) -> str:
    """By CSV on the Web."""
    found = _entry(table, column.rpartition(" ")[2]) or ()
    if column.endswith(_SHARE):
        return "number"
    return str(found[4]) if len(found) > 4 else "string"


def _meaning(table: str, column: str) -> str:
    if found := _entry(table, column):
        return worded(found[2], found[3])
    end, _, of_end = column.partition("_")
    if end in _ENDS and of_end:
        return _meaning(table, of_end)
    if " " in column:
        return _meaning(table, column.rpartition(" ")[2])
    return _word("share") if column.endswith(_SHARE) else ""


def _entry(table: str, column: str) -> list[str] | None:
    told = _told()
    found: list[str] | None = told["of"].get(table, {}).get(column)
    if found is None and not (table in TEXTS and column in COLUMNS):
        found = told["columns"].get(column)
    return found


def _word(name: str) -> str:
    return worded(*_told()["words"][name])


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
