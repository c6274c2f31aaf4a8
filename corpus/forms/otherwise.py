"""What a second reading of a text has otherwise: those rows are open in the record."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.forms.fit import fit_of
from corpus.forms.tree import Level
from corpus.ids import normalised
from corpus.model import Ambiguity, Form, Indicator

_OTHERWISE = "文本的栏目与顺序可有两种读法，几乎同样合理"
_TELLING = 1.5  # a level that its words suit so much less is no reading of a row
_CHANGE = 0.2  # what a row must gain, on the average, for its level to change
_SUITED = 1.0  # what rows cost, on the average, at the levels that their texts print beside them


def suits(forms: Sequence[Form]) -> bool:
    """Whether the rows' own words suit their levels; where cells are not in the order of rows,
    levels come to other rows."""
    rows = [row for form in forms for row in form.indicators]
    return sum(_said(row, row) for row in rows) <= _SUITED * len(rows)


def opened(forms: Sequence[Form], others: Sequence[Form]) -> tuple[Form, ...]:
    """The forms; a row whose value or level the others have otherwise carries both."""
    other = _by_name(others)
    return _each(forms, lambda row: _opened(row, _differing(row, other.get(_key(row)))))


def with_values_opened(forms: Sequence[Form], others: Sequence[Form]) -> tuple[Form, ...]:
    """The same of values alone, where the levels of the others tell nothing."""
    other = _by_name(others)
    return _each(forms, lambda row: _opened(row, _values(row, other.get(_key(row)))))


def with_levels_of(forms: Sequence[Form], others: Sequence[Form]) -> tuple[Form, ...]:
    """The forms, each with the levels of the others where its rows' own words suit those better."""
    other = _by_name(others)
    return tuple(_leveled(form, other) if _gain(form, other) > 0 else form for form in forms)


def _gain(form: Form, others: dict[str, Indicator]) -> float:
    """How much better the words of the rows suit the levels that others have otherwise."""
    gain = 0.0
    for row in form.indicators:
        other = others.get(_key(row))
        if other and _stands_elsewhere(row, other):
            change = _CHANGE if row.level1 else -_CHANGE  # what stands nowhere gains a place
            gain += _said(row, row) - _said(row, other) - change
    return gain


def _stands_elsewhere(row: Indicator, other: Indicator) -> bool:
    """Whether another reading has a row below another 二级指标, or a 一级指标 where it has none."""
    same = None not in (row.level1, row.level2) and row.level2 == other.level2
    return other.level1 is not None and not same and _place(row) != _place(other)


def _leveled(form: Form, others: dict[str, Indicator]) -> Form:
    def leveled(row: Indicator) -> Indicator:
        other = others.get(_key(row))
        if other is None or not _stands_elsewhere(row, other):
            return row
        kept = tuple(one for one in row.ambiguities if one.field != "level2")
        return replace(
            row, ambiguities=kept, level1=other.level1, level2=other.level2,
            level1_source=other.level1_source, level2_source=other.level2_source,
        )  # fmt: skip

    (changed,) = _each((form,), leveled)
    return changed


def _each(forms: Sequence[Form], change: Callable[[Indicator], Indicator]) -> tuple[Form, ...]:
    return tuple(replace(form, indicators=tuple(map(change, form.indicators))) for form in forms)


def _by_name(forms: Sequence[Form]) -> dict[str, Indicator]:
    """The rows whose name no other row has."""
    rows = [row for form in forms for row in form.indicators]
    count = Counter(map(_key, rows))
    return {_key(row): row for row in rows if count[_key(row)] == 1}


def _opened(row: Indicator, found: Iterable[Ambiguity]) -> Indicator:
    known = {one.field for one in row.ambiguities}
    more = [one for one in found if one.field not in known]
    return replace(row, ambiguities=(*row.ambiguities, *more)) if more else row


def _differing(row: Indicator, other: Indicator | None) -> Iterator[Ambiguity]:
    yield from _values(row, other)
    if other is None or _said(row, other) - _said(row, row) > _TELLING:
        return
    readings = tuple(each.level2 or each.level1 or "" for each in (row, other))
    if all(readings) and len(set(readings)) > 1:
        yield Ambiguity("level2", readings, _OTHERWISE)


def _said(row: Indicator, at: Indicator) -> float:
    """What it costs, by the row's own words, that it stands at the level of another."""
    return fit_of(row.name, _value(row), Level(*_place(at), ()))


def _values(row: Indicator, other: Indicator | None) -> Iterator[Ambiguity]:
    if other and normalised(_value(row)) != normalised(_value(other)):
        yield Ambiguity("value", (_value(row), _value(other)), _OTHERWISE)


def _key(row: Indicator) -> str:
    return normalised(row.name)


def _place(row: Indicator) -> tuple[str | None, str | None]:
    return row.level1, row.level2


def _value(row: Indicator) -> str:
    return row.target.raw if row.target else ""
