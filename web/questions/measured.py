"""Forms with which indicator measures which part of their goals."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.errors import RecordNotFound, WorkspaceBusy
from corpus.model import Form
from corpus.store.base import FormInDocument
from graph.claims import verdicts_of
from graph.goals import Coverage, coverage_of
from web.inferred.products import COVERAGE
from web.reports import Measured

if TYPE_CHECKING:
    from web.services import Services


def measured(
    services: "Services", id_: str | None, year: int | None = None, *, by_meaning: bool = False
) -> Iterator[Measured]:
    """The forms that state a node, or every form; by year.

    Raises RecordNotFound, EngineNotInstalled when told to go by meaning without the extra.
    """
    likeness = services.meaning.likeness() if by_meaning else None
    verdicts = verdicts_of(services.store.decisions.standing())
    for found in _forms(services, id_):
        if year is None or found.form.year == year:
            yield Measured(
                found.form, found.document_id, coverage_of(found.form, verdicts, likeness)
            )


def kept_coverage(services: "Services", form: Form) -> Coverage:
    """As it was made with the form's block; made here while other processes are at the block."""
    try:
        found: Coverage | None = services.derived.part(COVERAGE, form.id)
    except (WorkspaceBusy, RecordNotFound):
        found = None
    return found or coverage_of(form, verdicts_of(services.store.decisions.standing()))


def _forms(services: "Services", id_: str | None) -> Iterable[FormInDocument]:
    if id_ is None:
        return services.store.forms()
    if id_.startswith("document-"):
        forms = services.document(id_).forms
        return [FormInDocument(form, id_) for form in forms]
    if id_.startswith("form-"):
        return [services.form(id_)]
    return services.forms_of(id_)
