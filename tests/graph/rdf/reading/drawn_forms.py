"""Random forms with every field filled in or left out, for hypothesis: more than any reads."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from corpus.model import (
    Ambiguity,
    Budget,
    Comparator,
    Detail,
    Execution,
    FieldSource,
    Finding,
    Form,
    FormKind,
    Goal,
    GoalScope,
    Indicator,
    Ledger,
    Piece,
    Source,
    TargetValue,
    Task,
    ValueKind,
)
from tests.builders import with_ids

_Value = TypeVar("_Value")
_texts = st.text("经费 绩效\n\t🙂<&>\"'\\\u2028\ufeff", max_size=6)
_names = st.text("公园道路绿化养护", min_size=1, max_size=6)
_days = st.dates(date(2015, 1, 1), date(2030, 12, 31))
_amounts = st.decimals(-(10**9), 10**12, places=2)
_pieces = st.builds(
    Piece,
    quote=_texts,
    page=st.integers(1, 3),
    line=st.none() | st.integers(1, 9),
    start=st.none() | st.integers(0, 9),
    cell=st.none() | st.sampled_from(("C9", "C12", "2!C12")),
    box=st.none() | st.tuples(*[st.floats(0, 900)] * 4),
    stored=st.none() | st.just("1"),
    confidence=st.none() | st.floats(0, 1),
)


def _many(of: st.SearchStrategy[_Value], most: int = 3) -> st.SearchStrategy[tuple[_Value, ...]]:
    return st.lists(of, max_size=most).map(tuple)


def _maybe(of: st.SearchStrategy[_Value]) -> st.SearchStrategy[_Value | None]:
    return st.none() | of


_sources = st.builds(Source, _many(_pieces))
_details = st.builds(Detail, _texts, _texts, _sources)
_values = st.builds(
    TargetValue,
    raw=_texts,
    kind=st.sampled_from(ValueKind),
    comparator=_maybe(st.sampled_from(Comparator)),
    number=_maybe(_amounts),
    unit=_maybe(st.sampled_from(("人次", "万元", "%", "元/人/天", "标准箱", ""))),
    deadline=_maybe(_days),
)
_rows = st.builds(
    Indicator,
    id=st.just(""),
    definition_id=st.just(""),
    level1=_maybe(st.sampled_from(("产出指标", "其他指标", ""))),
    level2=_maybe(st.sampled_from(("数量指标", "自定指标", ""))),
    name=_names,
    target=_maybe(_values),
    ambiguities=_many(st.builds(Ambiguity, _texts, _many(_texts, 4), _texts)),
    source=_sources,
    name_source=_sources,
    value_source=_sources,
    level1_source=_sources,
    level2_source=_sources,
    actual=_maybe(_values),
    weight=_maybe(_amounts),
    score=_maybe(_amounts),
    deviation_reason=_maybe(_texts),
    details=_many(_details),
)
_goals = st.builds(
    Goal, st.just(""), _names, _maybe(st.integers(1, 9)), st.sampled_from(GoalScope), _sources
)
_counts = st.integers(0, 9999)
_fields = ("project", "budget.total", "year")


def _forms() -> st.SearchStrategy[Form]:
    money = _maybe(_amounts)
    return st.builds(
        Form,
        id=st.just(""),
        kind=st.sampled_from(FormKind),
        title=_maybe(_texts),
        year=_maybe(st.integers(2015, 2030)),
        project=_maybe(_names),
        department=_maybe(_names),
        implementing_unit=_maybe(_names),
        nature=_maybe(_names),
        category=_maybe(_names),
        start=_maybe(_days),
        end=_maybe(_days),
        budget=st.builds(Budget, *[money] * 7),
        goals=_many(_goals),
        indicators=_many(_rows),
        ledger=st.builds(Ledger, *[_counts] * 5, _many(_texts)),
        findings=_many(st.builds(Finding, _texts, _texts, _sources)),
        sources=_many(st.builds(FieldSource, st.sampled_from(_fields), _sources)),
        executions=_many(st.builds(Execution, _texts, *[money] * 6, _sources)),
        tasks=_many(st.builds(Task, _texts, _maybe(_texts), money, _maybe(_texts), _sources)),
        score=money,
        details=_many(_details),
    )


def _apart(forms: Sequence[Form]) -> tuple[Form, ...]:
    """With ids as a reader gives them: forms of one key are counted."""
    return tuple(with_ids(form, occurrence) for occurrence, form in enumerate(forms))


def forms() -> st.SearchStrategy[tuple[Form, ...]]:
    return st.lists(_forms(), min_size=1, max_size=2).map(_apart)
