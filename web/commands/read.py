"""`jixiao read`: records of files, without a workspace."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.model import Document, Unread
from web.commands.context import AsJson, complain, print_json, settings
from web.commands.progress import print_summary, progress_bar

if TYPE_CHECKING:
    from corpus.record_json import FormRecord
    from web.reports import FileReport


class ReadFormat(StrEnum):
    TABLE = "table"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class _Records:
    """What `--json` prints: one object for all files of a call."""

    documents: tuple["FormRecord", ...]
    unread: tuple[Unread, ...]  # pages, and files that gave nothing
    files: tuple["FileReport", ...]


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
    machine = as_json or format_ is ReadFormat.JSON
    found = _read_all(paths, quiet=machine)
    if machine:
        _print_records(found)
    else:
        _print_documents(found, ledger)
    for failure in found.failed:
        complain(f"{failure.path}: {failure.reason}")
    if found.failed:
        raise typer.Exit(1)


def _read_all(paths: list[Path], *, quiet: bool) -> _Read:
    from web.bootstrap import default_reader
    from web.originals.files import files_of
    from web.originals.opened_files import OpenedFile, each_file
    from web.reports import Failure

    found, reader = _Read(), default_reader(settings(None).limits)

    def read(file: OpenedFile) -> tuple[str, Document]:
        return file.path, reader.read(file.data, file.name)

    with progress_bar(quiet=quiet) as progress:
        for each in each_file(files_of(paths), reader, read, progress):
            if isinstance(each, Failure):
                found.failed.append(Unread(each.path, each.reason))
            else:
                found.documents.append(each)
    reader.close()
    return found


def _print_records(found: _Read) -> None:
    from corpus.record_json import document_records

    records = [r for path, document in found.documents for r in document_records(document, path)]
    unread = [
        replace(page, path=path) for path, document in found.documents for page in document.unread
    ]
    print_json(_Records(tuple(records), (*unread, *found.failed), _reports(found)))


def _reports(found: _Read) -> tuple["FileReport", ...]:
    from web.reports import report_of

    return tuple(report_of(path, document) for path, document in found.documents)


def _print_documents(found: _Read, ledger: bool) -> None:
    from web.commands.output import print_form

    for path, document in found.documents:
        for form in document.forms:
            print_form(form, Path(path).name)
        if ledger:
            _print_ledger(document)
    if found.documents:
        print_summary(_reports(found))


def _print_ledger(document: Document) -> None:
    from web.commands.output import print_line, print_table

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
