"""Rows of several columns set against each other: by claims over the years, else by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from corpus.ids import normalised
from corpus.model import Indicator
from graph.categories import category_of
from graph.claims import Status
from graph.comparison.model import Cell, Column, Line, Part, Said, base_of
from graph.years import Descent, Difference, Statement, difference_of
from graph.years.statements import Node, statements_of, with_target

Stated = dict[Node, tuple[Statement, ...]]
Aligned = tuple[tuple[Statement, ...], ...]  # of each column
_Pair = frozenset[Node]


@dataclass(slots=True)
class _Group:
    """Rows that are held to be the same thing: nodes of each column."""

    nodes: dict[int, list[Node]] = field(default_factory=dict)

    def take(self, other: "_Group") -> None:
        for column, nodes in other.nodes.items():
            self.nodes.setdefault(column, []).extend(nodes)


def aligned(columns: Sequence[Column], kin: Sequence[Descent]) -> list[Aligned]:
    """By level and name, in the order in which the columns print them."""
    stated = [statements_of(column.own) for column in columns]
    groups = _by_name(_by_claims(stated, kin), stated, _told_apart(kin))
    found = [
        tuple(
            tuple(each for node in group.nodes.get(at, ()) for each in rows[node])
            for at, rows in enumerate(stated)
        )
        for group in groups
    ]
    return _ordered(found, columns)


def indicator_lines(rows: Sequence[Aligned], *, over_years: bool) -> Iterator[Line]:
    for row in rows:
        for places in zip_longest(*(_cells_of(stated) for stated in row)):
            first = next(statement for place in places if place for statement in place if statement)
            key = _category(first.row)
            levels = (first.row.level1, first.row.level2)
            cells = _with_differences(places, over_years=over_years)
            yield Line(Part.INDICATORS, key, first.row.name, cells, levels)


def _by_claims(stated: Sequence[Stated], kin: Sequence[Descent]) -> list[_Group]:
    group_of: dict[tuple[int, Node], _Group] = {}
    for at, rows in enumerate(stated):
        for node in rows:
            reached = {each for descent in kin for each in descent.indicators.of([node])} | {node}
            group = group_of.get((at, node))
            for before in range(at):
                for met in sorted(stated[before].keys() & reached, key=str):
                    group = _merged(group_of, group, group_of[before, met])
            group = group or _Group()
            group.nodes.setdefault(at, []).append(node)
            group_of[at, node] = group
    return list({id(group): group for group in group_of.values()}.values())


def _merged(
    group_of: dict[tuple[int, Node], _Group], group: _Group | None, other: _Group
) -> _Group:
    if group is None or group is other:
        return other
    other.take(group)
    for at, nodes in group.nodes.items():
        group_of.update(((at, node), other) for node in nodes)
    return other


def _told_apart(kin: Sequence[Descent]) -> frozenset[_Pair]:
    """What a person said is not the same."""
    return frozenset(
        frozenset({(claim.a, claim.year_a), (claim.b, claim.year_b)})
        for each in kin
        for claim in each.claims
        if claim.status is Status.REJECTED
    )


def _by_name(
    groups: Sequence[_Group], stated: Sequence[Stated], apart: frozenset[_Pair]
) -> list[_Group]:
    """With those of one name and level put together that no column has both of."""
    kept: list[_Group] = []
    named: dict[tuple[str, str], list[_Group]] = {}
    for group in groups:
        keys = sorted(
            {_named(stated[at][n][0].row) for at, nodes in group.nodes.items() for n in nodes}
        )
        like = [each for key in keys for each in named.get(key, ())]
        home = next((each for each in like if _may_join(each, group, apart)), None)
        if home:
            home.take(group)
        else:
            kept.append(group)
        for key in keys:
            named.setdefault(key, []).append(home or group)
    return kept


def _may_join(one: _Group, other: _Group, apart: frozenset[_Pair]) -> bool:
    if one.nodes.keys() & other.nodes.keys():
        return False
    pairs = (
        frozenset({a, b})
        for mine in one.nodes.values()
        for a in mine
        for theirs in other.nodes.values()
        for b in theirs
    )
    return apart.isdisjoint(pairs)


def _named(row: Indicator) -> tuple[str, str]:
    return normalised(row.name), _category(row)


def _category(row: Indicator) -> str:
    category = category_of(row.level1, row.level2)
    return category.id if category else ""


def _ordered(rows: list[Aligned], columns: Sequence[Column]) -> list[Aligned]:
    """Level by level; in a level as the first column that has the row prints it."""
    printed = [
        row for column in columns for form in column.own for row in form.indicators
    ]  # forms of one column may print a row twice
    level = {key: at for at, key in reversed(list(enumerate(map(_levels, printed))))}
    first: dict[str, int] = {}
    for at, row in enumerate(printed):
        first.setdefault(_levels(row)[0], at)
    place = {row.id: at for at, row in reversed(list(enumerate(printed)))}

    def key(row: Aligned) -> tuple[int, int, int]:
        found = next(each for stated in row for each in stated).row
        levels = _levels(found)
        return first[levels[0]], level[levels], place[found.id]

    return sorted(rows, key=key)


def _levels(row: Indicator) -> tuple[str, str]:
    above = category_of(row.level1, None)
    return above.id if above else "", _category(row)


_Place = tuple[Statement | None, Statement | None]  # what sets the target, what gives the actual


def _cells_of(stated: tuple[Statement, ...]) -> list[_Place]:
    """A place for each row of one name in one form, in their order."""
    targets = with_target(stated) or stated[:1]
    actuals = [each for each in stated if each.says_actual]
    return list(zip_longest(targets, actuals))


def _with_differences(places: Sequence[_Place | None], *, over_years: bool) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    statements: dict[int, Statement] = {}
    for place in places:
        target, actual = place or (None, None)
        shown = target or actual
        base = base_of(cells, over_years=over_years)
        difference: Difference | None = None
        if shown and base:
            difference = difference_of(statements[id(base)], shown)
        cell = Cell(_target(shown), _actual(actual), difference)
        cells.append(cell)
        if shown:
            statements[id(cell)] = shown
    return tuple(cells)


def _target(statement: Statement | None) -> Said | None:
    if statement is None:
        return None
    row, form = statement.row, statement.form
    source = row.value_source if row.value_source.pieces else row.source
    text = row.target.raw if row.target else ""
    return Said(text, form.id, source, row.definition_id, row.id, row.name)


def _actual(statement: Statement | None) -> Said | None:
    if statement is None or statement.row.actual is None:
        return None
    row = statement.row
    return Said(
        row.actual.raw if row.actual else "",
        statement.form.id,
        row.source,
        row.definition_id,
        row.id,
        row.name,
    )
