"""`jixiao read`: records of files, without a workspace."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from corpus.model import Document, Unread
from web.cli_context import AsJson, complain, print_json, settings


class ReadFormat(StrEnum):
    TABLE = "table"
    JSON = "json"


@dataclass(slots=True)
class _Read:
    """What was read of all files of the call, each document with its path."""

    documents: list[tuple[str, Document]] = field(default_factory=list)
    failed: list[Unread] = field(default_factory=list)


def read(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", show_default=False)],
    format_: Annotated[ReadFormat, typer.Option("--format")] = ReadFormat.TABLE,
    ledger: Annotated[
        bool, typer.Option("--ledger", help="Print what became of every character.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Print the records of files, keeping nothing."""
    found = _read_all(paths)
    if as_json or format_ is ReadFormat.JSON:
        _print_records(found)
    else:
        _print_documents(found, ledger)
    for failure in found.failed:
        complain(f"{failure.path}: {failure.reason}")
    if found.failed:
        raise typer.Exit(1)


def _read_all(paths: list[Path]) -> _Read:
    from web.bootstrap import default_reader
    from web.files import files_of, path_of
    from web.ingest import read_file
    from web.reports import Failure

    found, reader = _Read(), default_reader(settings(None).limits)
    for named in files_of(paths):
        read = named if isinstance(named, Failure) else read_file(named, reader)
        if isinstance(read, Failure):
            found.failed.append(Unread(read.path, read.reason))
        else:
            found.documents.append((path_of(named), read))
    return found


def _print_records(found: _Read) -> None:
    from corpus.record_json import Records, document_records

    records = [r for path, document in found.documents for r in document_records(document, path)]
    unread = [page for _, document in found.documents for page in document.unread]
    print_json(Records(tuple(records), (*unread, *found.failed)))


def _print_documents(found: _Read, ledger: bool) -> None:
    from web.cli_output import print_form

    for path, document in found.documents:
        for form in document.forms:
            print_form(form, Path(path).name)
        if ledger:
            _print_ledger(document)


def _print_ledger(document: Document) -> None:
    from web.cli_output import print_line, print_table

    ledgers = [(form.project or form.department, form.ledger) for form in document.forms]
    print_table(
        ("表", "字符", "归位", "标签", "重复", "未归位"),
        (
            (name, each.characters, each.placed, each.label, each.repeated, each.unplaced)
            for name, each in ledgers
        ),
        title=f"{document.name} 字符账",
    )
    for name, each in ledgers:
        for text in each.unplaced_text:
            print_line(f"未归位  {name}: {text}")
    for page in document.unread:
        print_line(f"未读  第 {page.page} 页: {page.reason}")
