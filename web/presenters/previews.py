"""What was read of an upload, before it is anywhere but in the queue: no word of it is a link."""

from collections.abc import Collection
from dataclasses import dataclass

from corpus.model import Ambiguity, Document, Form, Indicator, Ledger, Source
from web.presenters.labels import field_label
from web.presenters.links import place_of
from web.presenters.source.outline import ledger_of


@dataclass(frozen=True, slots=True)
class OpenReading:
    label: str
    readings: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    indicator: Indicator
    place: str
    open: tuple[OpenReading, ...]


@dataclass(frozen=True, slots=True)
class FormPreview:
    form: Form
    there: bool  # the workspace has it from another file
    rows: tuple[Row, ...]

    @property
    def open(self) -> int:
        return sum(len(row.open) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Preview:
    document: Document
    forms: tuple[FormPreview, ...]
    ledger: Ledger  # of all forms together

    @property
    def indicators(self) -> int:
        return sum(len(each.rows) for each in self.forms)

    @property
    def goals(self) -> int:
        return sum(len(each.form.goals) for each in self.forms)

    @property
    def open(self) -> int:
        return sum(each.open for each in self.forms)

    @property
    def findings(self) -> int:
        return sum(len(each.form.findings) for each in self.forms)


def preview_of(document: Document, there: Collection[str]) -> Preview:
    """`there` are ids of forms that the workspace has."""
    forms = tuple(
        FormPreview(form, form.id in there, tuple(map(_row, form.indicators)))
        for form in document.forms
    )
    return Preview(document, forms, ledger_of(document))


def place(source: Source) -> str:
    return place_of(source) if source.pieces else ""


def _row(indicator: Indicator) -> Row:
    source = indicator.name_source if indicator.name_source.pieces else indicator.source
    return Row(indicator, place(source), tuple(map(_open, indicator.ambiguities)))


def _open(found: Ambiguity) -> OpenReading:
    return OpenReading(field_label(found.field), found.readings, found.reason)
