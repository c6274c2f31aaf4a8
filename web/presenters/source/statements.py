"""What a form says, statement by statement: where it stands and on which page it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from corpus.model import Form, Goal, Indicator, Source
from corpus.store.extent import sources_of
from web.language import gettext
from web.presenters.labels import field_label, scope_label
from web.presenters.links import page_url


@dataclass(frozen=True, slots=True)
class Said:
    """What a place in the source is read as.

    `part` is head, goal, indicator, level, money, task or detail.
    """

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
    yield from _parts(form, home)
    shared: dict[tuple[str, Source], Statement] = {}
    for row in form.indicators:
        said = _indicator(row)
        places = (row.name_source, row.value_source)
        yield from map(partial(_statement, said=said), _given(places) or (row.source,))
        yield from _others(row, said)
        for detail in row.details:  # one cell may stand for several rows
            here = Said("detail", detail.label, row.name, said.url)
            shared.setdefault((detail.label, detail.source), Statement(detail.source, here))
        for name, text, source in (
            ("level1", row.level1, row.level1_source),
            ("level2", row.level2, row.level2_source),
        ):
            level = Said("level", field_label(name), text or "", home)
            shared.setdefault((name, source), Statement(source, level))
    yield from shared.values()


def _parts(form: Form, home: str) -> Iterator[Statement]:
    """Money, tasks and details, as the form's own page shows them."""
    for execution in form.executions:
        yield Statement(execution.source, Said("money", gettext("预算执行"), execution.label, home))
    for task in form.tasks:
        yield Statement(task.source, Said("task", gettext("重点工作任务"), task.name, home))
    for detail in form.details:
        yield Statement(detail.source, Said("detail", detail.label, "", home))


def _others(row: Indicator, said: Said) -> Iterator[Statement]:
    """What the row's source has beyond its name and value: actual value, scores."""
    known = {*row.name_source.pieces, *row.value_source.pieces}
    others = tuple(piece for piece in row.source.pieces if piece not in known)
    if row.name_source.pieces and others:
        yield Statement(Source(others), said)


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
