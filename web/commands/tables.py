"""Tables that commands write whole, their columns named by keys; XLSX explains them in a sheet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.analyses import Choice
    from graph.years import Scope
    from web.exports.cells import Row
    from web.exports.columns import Subject
    from web.questions.check_choice import Choice as CheckChoice


def table_pieces(
    format_: str, asked: tuple["Subject", str], columns: Sequence[str], rows: Iterable["Row"]
) -> Iterator[bytes]:
    """`asked` is what the table is of, and what was asked for."""
    from web.exports.columns import keyed_labels_of
    from web.exports.tables import TABLES

    labels = keyed_labels_of(asked[0], columns, asked[1]) if format_ == "xlsx" else None
    return TABLES[format_](columns, rows, labels)


def write_table(output: Path | None, pieces: Iterable[bytes]) -> None:
    from web.output_files import output_file

    with output_file(output) as file:
        file.writelines(pieces)


def said_of(choice: "Choice | CheckChoice | Scope") -> str:
    """What is chosen, name by name, such as `department=…; years=2023`; empty for everything."""
    chosen = ((each.name, getattr(choice, each.name)) for each in fields(choice))
    return "; ".join(f"{name}={_said(value)}" for name, value in chosen if value)


def _said(value: object) -> str:
    if isinstance(value, frozenset):
        return ",".join(sorted(map(_said, value)))
    return str(value.value if isinstance(value, Enum) else value)
