"""What sources leave open, and what people decided of it. Facts stay as they are printed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.errors import RecordNotFound, ValueSyntaxError
from corpus.model import Ambiguity, Form, Indicator
from corpus.store.base import READING, Decision, FormInDocument, RecordStore, Verdict
from graph.ids import hashed_id
from web.inferred.claims import Said


@dataclass(frozen=True, slots=True)
class Open:
    """One thing of one row that has several readings; `decision` is the one that stands."""

    id: str
    row: Indicator
    form: Form
    ambiguity: Ambiguity
    decision: Decision | None = None


def reading_id(row: str, ambiguity: Ambiguity) -> str:
    """Follows from form, level, name and field, and from all that it could be read as.

    So it survives that a document is read again, and does not when it is read otherwise.
    """
    return hashed_id("reading", row, ambiguity.field, *ambiguity.readings)


def open_readings(store: RecordStore, forms: Iterable[FormInDocument]) -> Iterator[Open]:
    standing = store.readings.standing()
    for found in forms:
        for row in found.form.indicators:
            for ambiguity in row.ambiguities:
                id_ = reading_id(row.id, ambiguity)
                yield Open(id_, row, found.form, ambiguity, standing.get(id_))


def open_reading(store: RecordStore, id_: str, row: str | None = None) -> Open:
    """Of a row, else wherever it is. Raises RecordNotFound."""
    known = store.readings.history(id_)
    row = row or (known[-1].a if known else None)
    forms = store.forms_stating(row) if row else store.forms()
    found = next((each for each in open_readings(store, forms) if each.id == id_), None)
    if found is None:
        raise RecordNotFound(id_)
    return found


def decide(store: RecordStore, found: Open, chosen: str | None, said: Said) -> Decision:
    """`chosen` is one of the readings, None where it cannot be decided.

    Raises ValueSyntaxError for a reading that is none of them, or without reasons.
    """
    if chosen is not None and chosen not in found.ambiguity.readings:
        raise ValueSyntaxError("reading", chosen, " / ".join(found.ambiguity.readings))
    if not said.note.strip():
        raise ValueSyntaxError("note", said.note, "the reason, such as --note 原件第3页")
    verdict = Verdict.REJECTED if chosen is None else Verdict.CONFIRMED
    ends = (found.row.id, chosen or "", None, None)
    decision = Decision(found.id, READING, *ends, verdict, said.by, said.at, said.note)
    store.readings.decide(decision)
    return decision
