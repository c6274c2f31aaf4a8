"""Hand-labelled gold as typed values, and the model's values made from it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec

from corpus.model import (
    Ambiguity,
    Budget,
    Comparator,
    Goal,
    GoalScope,
    Indicator,
    Source,
    TargetValue,
    ValueKind,
)

DATA = Path(__file__).parent / "data"

Find = Callable[[str | None], Source]


class GoldRow(msgspec.Struct):
    name: str
    value_text: str | None
    level1: str | None = None
    level2: str | None = None
    comparator: Comparator | None = None
    number: Decimal | None = None
    unit: str | None = None
    ambiguous: tuple[str, ...] = ()  # fields that the text leaves open
    alternatives: tuple[str, ...] = ()

    def indicator(self, find: Find) -> Indicator:
        """The row without ids; `builders.with_ids` gives them."""
        name, value = find(self.name), find(self.value_text)
        return Indicator(
            id="",
            definition_id="",
            level1=self.level1,
            level2=self.level2,
            name=self.name,
            target=self._target(),
            ambiguities=tuple(self._ambiguities()),
            source=Source(name.pieces + value.pieces),
            name_source=name,
            value_source=value,
            level1_source=find(self.level1),
            level2_source=find(self.level2),
        )

    def _target(self) -> TargetValue | None:
        if self.value_text is None:
            return None
        kind = ValueKind.TEXTUAL if self.number is None else ValueKind.QUANTITATIVE
        return TargetValue(self.value_text, kind, self.comparator, self.number, self.unit)

    def _ambiguities(self) -> list[Ambiguity]:
        if not self.ambiguous:
            return []
        field, _, reason = self.ambiguous[0].partition(": ")
        carried = self.value_text if field == "value" else self.level2
        return [Ambiguity(field, (carried or "", *self.alternatives), reason)]


class GoldForm(msgspec.Struct):
    year: int | None
    form: str
    project: str | None
    department: str | None
    implementing_unit: str | None
    nature: str | None
    category: str | None
    start: date | None
    end: date | None
    budget: Budget
    goals: tuple[str, ...]
    indicators: tuple[GoldRow, ...]

    def goal_clauses(self, find: Find) -> tuple[Goal, ...]:
        numbered = len(self.goals) > 1
        return tuple(
            Goal("", text, number if numbered else None, GoalScope.UNCLEAR, find(text))
            for number, text in enumerate(self.goals, 1)
        )


class Gold(msgspec.Struct):
    documents: tuple[GoldForm, ...]


def read_gold(path: Path) -> tuple[GoldForm, ...]:
    return msgspec.json.decode(path.read_bytes(), type=Gold, strict=False).documents
