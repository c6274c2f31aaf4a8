"""What the use cases answer with, where no inner package has a type for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model import Document, Form, Format, Indicator

if TYPE_CHECKING:
    from graph.goals import Coverage


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was not taken, and why."""

    path: str
    reason: str  # what was found; what was expected


@dataclass(frozen=True, slots=True)
class UnreadPage:
    page: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """What a file that was read gave, and what it left open."""

    path: str
    format: Format
    forms: int
    indicators: int
    open: int  # readings that the source leaves open
    findings: int
    unplaced: int  # characters
    unread: tuple[UnreadPage, ...]


@dataclass(frozen=True, slots=True)
class AddReport:
    """Document ids by what was done, in the order of the files."""

    added: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    files: tuple[FileReport, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorInForm:
    indicator: Indicator
    form: Form
    document_id: str


@dataclass(frozen=True, slots=True)
class Measured:
    """A form with which indicator measures which part of its goal."""

    form: Form
    document_id: str
    coverage: "Coverage"


def merged(reports: Iterable[AddReport]) -> AddReport:
    """One report of several, in their order."""
    total = AddReport()
    for report in reports:
        total = AddReport(
            added=total.added + report.added,
            unchanged=total.unchanged + report.unchanged,
            replaced=total.replaced + report.replaced,
            failed=total.failed + report.failed,
            files=total.files + report.files,
        )
    return total


def report_of(path: str, document: Document) -> FileReport:
    rows = [row for form in document.forms for row in form.indicators]
    return FileReport(
        path=path,
        format=document.format,
        forms=len(document.forms),
        indicators=len(rows),
        open=sum(len(row.ambiguities) for row in rows),
        findings=sum(len(form.findings) for form in document.forms),
        unplaced=sum(form.ledger.unplaced for form in document.forms),
        unread=tuple(UnreadPage(one.page, one.reason) for one in document.unread),
    )
