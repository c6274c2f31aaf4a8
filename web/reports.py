"""What the use cases answer with, where no inner package has a type for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Form, Indicator


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was not taken, and why."""

    path: str
    reason: str  # what was found; what was expected


@dataclass(frozen=True, slots=True)
class AddReport:
    """Document ids by what was done, in the order of the files."""

    added: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorInForm:
    indicator: Indicator
    form: Form
    document_id: str


def merged(reports: Iterable[AddReport]) -> AddReport:
    """One report of several, in their order."""
    total = AddReport()
    for report in reports:
        total = AddReport(
            added=total.added + report.added,
            unchanged=total.unchanged + report.unchanged,
            replaced=total.replaced + report.replaced,
            failed=total.failed + report.failed,
        )
    return total
