"""How well forms were read, beside what a person found in them."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import msgspec

from corpus.model import Budget, Form, Indicator
from corpus.record_json import IndicatorRecord, indicator_record

MEASURES = (
    "documents",
    "fields",
    "goals",
    "pairs",
    "rows",
    "values",
    "honest",
    "decided",
)
SPURIOUS = "spurious"
UNPLACED = "unplaced"
_HEAD = ("department", "implementing_unit", "nature", "category", "start", "end")
_MONEY = Budget.__dataclass_fields__
_CLOSE = Decimal("0.005")


class GoldRow(msgspec.Struct):
    name: str
    value_text: str | None = None
    level1: str | None = None  # None where the form prints none: any is right
    level2: str | None = None
    comparator: str | None = None
    number: Decimal | None = None
    unit: str | None = None
    actual_text: str | None = None
    weight: Decimal | None = None
    score: Decimal | None = None
    ambiguous: tuple[str, ...] = ()  # what the text leaves open
    alternatives: tuple[str, ...] = ()  # values that are as right
    in_sentence: bool = False
    multi_value: bool = False

    @property
    def values(self) -> list[str]:
        return [plain(self.value_text), *map(plain, self.alternatives)]


class GoldForm(msgspec.Struct):
    year: int | None
    project: str | None
    department: str | None = None
    implementing_unit: str | None = None
    nature: str | None = None
    category: str | None = None
    start: str | None = None
    end: str | None = None
    budget: dict[str, Decimal | None] = {}
    goals: tuple[str, ...] = ()
    indicators: tuple[GoldRow, ...] = ()

    @property
    def head(self) -> dict[str, str]:
        """The fields of the head that the gold gives."""
        printed = (self.department, self.implementing_unit, self.nature, self.category)
        every = zip(_HEAD, (*printed, self.start, self.end), strict=True)
        return {name: value for name, value in every if value is not None}


class _Gold(msgspec.Struct):
    documents: tuple[GoldForm, ...]


def read_gold(path: Path) -> tuple[GoldForm, ...]:
    return msgspec.json.decode(path.read_bytes(), type=_Gold).documents


def plain(text: object) -> str:
    """As texts are compared: NFKC, without white space and a stop at the end."""
    given = "" if text is None else str(text)
    return "".join(unicodedata.normalize("NFKC", given).split()).rstrip(";；。.")


class Tally:
    """What was found of what there is, by measure, and every miss in words."""

    def __init__(self) -> None:
        self.found: Counter[str] = Counter()
        self.all: Counter[str] = Counter()
        self.misses: list[str] = []

    def add(self, measure: str, right: bool, what: str = "") -> None:
        self.all[measure] += 1
        self.found[measure] += right
        if not right:
            self.misses.append(f"{measure}: {what}")

    def merge(self, other: "Tally") -> None:
        self.found.update(other.found)
        self.all.update(other.all)
        self.misses += other.misses


def measured(gold: Iterable[GoldForm], forms: Iterable[Form]) -> Tally:
    tally, left = Tally(), list(forms)
    for want in gold:
        where = f"{want.year} {want.project}"
        form = _form_of(want, left)
        tally.add("documents", form is not None, where)
        if form:
            left.remove(form)
            _ledger(form, tally, where)
        _head(want, form, tally, where)
        goals = [plain(goal.text) for goal in form.goals] if form else []
        for text in map(plain, want.goals):
            tally.add("goals", text in goals, f"{where} | {text[:30]}")
        _rows(want.indicators, form.indicators if form else (), tally, where)
    for form in left:
        tally.add(SPURIOUS, False, f"form {form.year} {form.project}")
        _ledger(form, tally, f"{form.year} {form.project}")
    return tally


def _form_of(want: GoldForm, left: Iterable[Form]) -> Form | None:
    """The form of that project and year, best of that department."""
    key = plain(want.project), want.year
    same = [form for form in left if (plain(form.project), form.year) == key]
    own = [form for form in same if plain(form.department) == plain(want.department)]
    return next(iter([*own, *same]), None)


def _ledger(form: Form, tally: Tally, where: str) -> None:
    tally.all[UNPLACED] += form.ledger.unplaced
    if form.ledger.unplaced:
        tally.misses.append(f"{UNPLACED}: {where} | {form.ledger.unplaced_text[:3]}")


def _head(want: GoldForm, form: Form | None, tally: Tally, where: str) -> None:
    printed = (form.department, form.implementing_unit, form.nature, form.category) if form else ()
    dates = (form.start, form.end) if form else ()
    got = dict(zip(_HEAD, (*printed, *dates), strict=False))
    for name, value in want.head.items():
        right = plain(got.get(name)) == plain(value)
        tally.add("fields", right, f"{where} | {name}: {value} -> {got.get(name)}")
    for name, amount in want.budget.items():
        if amount is not None:
            yuan = _amount(form.budget, name) if form else None
            tally.add("fields", _same(yuan, amount), f"{where} | {name}: {amount} -> {yuan}")


def _amount(budget: Budget, name: str) -> Decimal | None:
    value = getattr(budget, name) if name in _MONEY else None
    return value if isinstance(value, Decimal) else None


def _same(one: Decimal | None, other: Decimal | None) -> bool:
    return one is not None and other is not None and abs(one - other) < _CLOSE


def _rows(gold: Sequence[GoldRow], rows: Iterable[Indicator], tally: Tally, where: str) -> None:
    left = [indicator_record(row) for row in rows]
    for want in gold:
        row = _match(want, left)
        label = f"{where} | {want.name} {want.value_text}"
        if row is None:
            tally.add("pairs", False, f"{label} -> not found")
            tally.add("rows", False, f"{label} -> not found")
            _columns(want, None, tally, label)
            continue
        left.remove(row)
        _row(want, row, tally, label)
    for row in left:
        tally.add(SPURIOUS, False, f"{where} | {row.name} {row.value_text}")


def _match(want: GoldRow, left: Iterable[IndicatorRecord]) -> IndicatorRecord | None:
    """The row of that name, best with the same value and level, then with the same value."""
    same = [row for row in left if plain(row.name) == plain(want.name)]
    valued = [row for row in same if plain(row.value_text) in want.values]
    whole = [
        row
        for row in valued
        if plain(row.value_text) == want.values[0] and row.level2 == want.level2
    ]
    return next(iter([*whole, *valued, *same]), None)


def _row(want: GoldRow, row: IndicatorRecord, tally: Tally, label: str) -> None:
    doubt, value = bool(row.ambiguities), plain(row.value_text)
    pair = value == want.values[0] or (doubt and value in want.values)
    level = want.level1 in (None, row.level1) and want.level2 in (None, row.level2)
    level = level or bool(want.ambiguous and doubt)
    tally.add("pairs", pair, f"{label} -> {row.value_text}")
    tally.add("rows", pair and level, f"{label} -> {row.level1}/{row.level2} {row.value_text}")
    if want.ambiguous:
        tally.add("honest", doubt, f"{label} -> reported as certain")
    else:
        tally.add("decided", not doubt, f"{label} -> {row.ambiguities}")
    _columns(want, row, tally, label)
    scored = want.number is not None and not (want.in_sentence or want.multi_value)
    if scored and pair and not want.ambiguous:
        same = _same(row.number, want.number) and plain(row.unit) == plain(want.unit)
        right = same and plain(row.comparator) == plain(want.comparator)
        tally.add("values", right, f"{label} -> {row.comparator} {row.number} {row.unit}")


def _columns(want: GoldRow, row: IndicatorRecord | None, tally: Tally, label: str) -> None:
    """实际完成值, 分值 and 得分, where the gold has them; missed where the row is."""
    actual, weight, points = (row.actual_text, row.weight, row.score) if row else (None,) * 3
    if want.actual_text is not None:
        right = plain(actual) == plain(want.actual_text)
        tally.add("fields", right, f"{label} | {want.actual_text} -> {actual}")
    for wanted, got in ((want.weight, weight), (want.score, points)):
        if wanted is not None:
            tally.add("fields", _same(got, wanted), f"{label} | {wanted} -> {got}")
