"""What a test gets and gives: a case (one form under one rule) and the notes on it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Protocol

from corpus.model import Form, Goal, Indicator, Source
from corpus.values.target import parse_target
from graph.checks.catalogue import Profile, Rule
from graph.checks.model import NOWHERE, Outcome


class Clause(Protocol):
    """One thing that a goal says is to be reached."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def source(self) -> Source: ...


class Coverage(Protocol):
    """Which clauses of a form's goals no row measures, and which rows serve none."""

    @property
    def clauses(self) -> Sequence[Clause]: ...
    @property
    def uncovered(self) -> Sequence[Clause]: ...
    @property
    def unattached(self) -> Sequence[Indicator]: ...

    @property
    def doubtful(self) -> Collection[str]: ...
    @property
    def denied(self) -> Collection[str]: ...


@dataclass(frozen=True, slots=True)
class Case:
    form: Form
    rule: Rule
    profile: Profile
    coverage: Coverage | None = None

    def number(self, name: str) -> Decimal:
        return self.profile.number(self.rule, name)

    def setting(self, name: str) -> str:
        return str(self.profile.setting(self.rule, name))

    def note(self, outcome: Outcome, text: str = "", **values: object) -> "Note":
        """On the form as a whole."""
        return Note(outcome, self.form.id, text, _shown(values))


@dataclass(frozen=True, slots=True)
class Note:
    """`text` names one of the rule's texts, by default that of the outcome."""

    outcome: Outcome
    about: str
    text: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    source: Source = NOWHERE
    field: str = ""

    def at(self, source: Source, field: str = "") -> "Note":
        return Note(self.outcome, self.about, self.text, self.values, source, field)


_NO_FIGURES: Mapping[str, str] = {}

Test = Callable[[Case], Iterator[Note]]
Judge = Callable[[Indicator], Note | None]
"""What a rule says of one row; None where it says nothing of such a row."""


def on_row(row: Indicator, outcome: Outcome, text: str = "", **values: object) -> Note:
    """With the name and the value of the row among its figures, and its value as the place."""
    shown = {"name": row.name, "value": row.target.raw if row.target else ""}
    place = row.value_source if row.value_source.pieces else row.source
    return Note(outcome, row.id, text, {**shown, **_shown(values)}, place, "value")


def failed(row: Indicator, text: str = "", **values: object) -> Note:
    return on_row(row, Outcome.FAIL, text, **values)


def passed(row: Indicator) -> Note:
    """Without place and figures: of rows that pass only the number is told."""
    return Note(Outcome.PASS, row.id, values=_NO_FIGURES)


def by_row(case: Case, judge: Judge) -> Iterator[Note]:
    """A note a row. Where only some readings of an open row fail, it could not be read."""
    for row in case.form.indicators:
        if not row.ambiguities:
            if found := judge(row):
                yield found
            continue
        notes = [judge(reading) for reading in readings_of(row, case.form.year)]
        bad = [note for note in notes if note and note.outcome is Outcome.FAIL]
        if bad and len(bad) < len(notes):
            yield _open(row, bad[0])
        elif first := next((note for note in notes if note), None):
            yield first


def _open(row: Indicator, note: Note) -> Note:
    readings = " / ".join(text for each in row.ambiguities for text in each.readings)
    values = {"name": row.name, "readings": readings}
    return replace(note, outcome=Outcome.PARSE_ERROR, text="open", values=values)


def readings_of(row: Indicator, year: int | None) -> Iterator[Indicator]:
    """The row as it is, then as its source may be read else."""
    yield row
    for open_ in row.ambiguities:
        for reading in open_.readings[1:]:
            if open_.field == "value":
                yield replace(row, target=parse_target(reading, year))
            elif open_.field == "level2":
                yield replace(row, level1=None, level2=reading)


def goal_text(goals: Sequence[Goal]) -> str:
    return "".join(goal.text for goal in goals)


def plain(number: Decimal) -> str:
    """Without the zeros that end it, in whole figures."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _shown(values: Mapping[str, object]) -> Mapping[str, str]:
    if not values:
        return _NO_FIGURES
    return {
        name: plain(value) if isinstance(value, Decimal) else str(value)
        for name, value in values.items()
    }
