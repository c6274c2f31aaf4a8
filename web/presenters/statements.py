"""What a form says, statement by statement: where it stands and on which page it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from corpus.model import Form, Goal, Indicator, Source
from web.language import gettext
from web.presenters.labels import field_label, scope_label
from web.presenters.links import page_url


@dataclass(frozen=True, slots=True)
class Said:
    """What a place in the source is read as. `part` is head, goal or indicator."""

    part: str
    label: str
    text: str
    url: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    source: Source
    said: Said


def statements_of(form: Form) -> Iterator[Statement]:
    """Every statement of a form that has a place, in the order of the form."""
    home = page_url(form.id)
    for field in form.sources:
        said = Said("head", field_label(field.field), form.project or "", home)
        yield Statement(field.source, said)
    for goal in form.goals:
        yield Statement(goal.source, _goal(goal))
    levels: dict[tuple[str, Source], Statement] = {}
    for row in form.indicators:
        said = _indicator(row)
        places = (row.name_source, row.value_source)
        yield from map(partial(_statement, said=said), _given(places) or (row.source,))
        for name, text, source in (
            ("level1", row.level1, row.level1_source),
            ("level2", row.level2, row.level2_source),
        ):
            level = Said("level", field_label(name), text or "", home)
            levels.setdefault((name, source), Statement(source, level))
    yield from levels.values()


def sources_of(form: Form) -> Iterator[Source]:
    """Where any statement of a form stands; quicker than the statements."""
    for field in form.sources:
        yield field.source
    for goal in form.goals:
        yield goal.source
    for row in form.indicators:
        yield from (row.source, row.name_source, row.value_source)
        yield from (row.level1_source, row.level2_source)


def lines_of(form: Form) -> Iterator[int]:
    """The lines on which a form says anything, in no order."""
    for source in sources_of(form):
        for piece in source.pieces:
            if piece.line is not None:
                yield piece.line


def _statement(source: Source, said: Said) -> Statement:
    return Statement(source, said)


def _given(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    return tuple(source for source in sources if source.pieces)


def _goal(goal: Goal) -> Said:
    number = f" {goal.number}" if goal.number is not None else ""
    return Said("goal", scope_label(goal.scope.value) + number, "", page_url(goal.id))


def _indicator(row: Indicator) -> Said:
    url = f"{page_url(row.definition_id)}#{row.id}"
    return Said("indicator", gettext("指标"), row.name, url, bool(row.ambiguities))
