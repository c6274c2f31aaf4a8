"""What the forms say of one node, as a record for machines and as the rows of a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.record_json import form_record, indicator_record
from corpus.store.base import FormInDocument, NodeRow
from search.documents import form_documents
from search.engine import HitKind
from web.found import FoundRow, found_rows

if TYPE_CHECKING:
    from search.engine import Document
    from web.services import Services

_WHOLE = frozenset({"document", "form", "project"})  # shown with every row of their forms
_ROWS = frozenset({HitKind.PROJECT, HitKind.GOAL, HitKind.INDICATOR})


@dataclass(frozen=True, slots=True)
class Shown:
    node: NodeRow
    forms: list[FormInDocument]
    more: int  # forms left out

    @property
    def whole(self) -> bool:
        """Whether every row of the forms belongs to the node."""
        return self.node.kind in _WHOLE


def shown_of(services: "Services", id_: str, limit: int | None = None) -> Shown:
    """Raises RecordNotFound."""
    node = services.resolve(id_)
    if node.kind == "document":
        forms = [FormInDocument(form, id_) for form in services.document(id_).forms]
    else:
        forms = services.forms_of(id_, limit=limit + 1 if limit else None)
    some = forms[:limit]
    return Shown(node, some, services.store.count_forms_stating(id_) - len(some) if limit else 0)


def record_of(shown: Shown, services: "Services") -> dict[str, object]:
    """As `jixiao show --json` prints it."""
    node, forms = shown.node, []
    indicators, goals = [], []
    for found in shown.forms:
        document = services.summary(found.document_id)
        record = form_record(found.form, document.path, document.sha256, document.format)
        forms.append(record if shown.whole else _head(found))
        indicators += [
            indicator_record(row)
            for row in found.form.indicators
            if node.id in (row.id, row.definition_id)
        ]
        goals += [goal for goal in found.form.goals if goal.id == node.id]
    statements = {"indicators": indicators, "goals": goals, "forms": forms, "more": shown.more}
    return {"id": node.id, "kind": node.kind, "label": node.label, "year": node.year} | statements


def rows_of(services: "Services", id_: str) -> Iterator[FoundRow]:
    """The goals and indicators of a node's forms, each form's project before them, or the goal
    that it is. Raises RecordNotFound."""
    shown = shown_of(services, id_)
    return found_rows(services.store, _rows(shown))


def _rows(shown: Shown) -> "Iterator[Document]":
    alone = shown.node.id if shown.node.kind == "goal" else None
    for found in shown.forms:
        for row in form_documents(found.form):
            if row.kind in _ROWS and alone in {None, row.id}:
                yield row


def _head(found: FormInDocument) -> dict[str, object]:
    form = found.form
    return {
        "id": form.id,
        "year": form.year,
        "form": form.kind,
        "project": form.project,
        "department": form.department,
        "document": found.document_id,
        "also_in": found.also_in,
    }
