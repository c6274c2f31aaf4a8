"""What the forms of a department's year come to: counts, sums, projects."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from corpus.ids import normalised
from corpus.model import Form, Indicator, ValueKind
from graph.categories import category_of
from graph.comparison.model import Cell, Column, Line, Measure, Part, Said
from graph.years import Descent
from graph.years.lineage import Lineage
from graph.years.statements import Node, owner_of

_SUMS = ("total", "applied")


def department_lines(columns: Sequence[Column], kin: Sequence[Descent]) -> Iterator[Line]:
    for key, count in _COUNTS.items():
        yield Line(Part.COUNTS, key, "", tuple(_counted(column, count) for column in columns))
    yield from _by_level(columns)
    for name in _SUMS:
        cells = tuple(_summed(column, name) for column in columns)
        if any(cell.said for cell in cells):
            yield Line(Part.MONEY, f"sum.{name}", "", cells)
    yield from _projects(columns, kin)


def _counted(column: Column, count: Callable[[Sequence[Form]], int]) -> Cell:
    return _number(count(column.forms), column)


def _first_forms(forms: Iterable[Form]) -> list[Form]:
    """Of each project and of the department itself the form that comes first.

    Else a year whose self-evaluations are there already would have twice as many of everything.
    """
    found: dict[str, Form] = {}
    for form in forms:
        found.setdefault(owner_of(form)[0], form)
    return list(found.values())


def _rows(forms: Iterable[Form]) -> list[Indicator]:
    return [row for form in _first_forms(forms) for row in form.indicators]


def _number(found: int, column: Column) -> Cell:
    number = Decimal(found)
    return Cell(Said(str(found), node=column.node, number=number, measure=Measure.COUNT))


_COUNTS: dict[str, Callable[[Sequence[Form]], int]] = {
    "projects": lambda forms: len({owner_of(form)[0] for form in forms if form.project}),
    "forms": len,
    "goals": lambda forms: sum(len(form.goals) for form in _first_forms(forms)),
    "indicators": lambda forms: len(_rows(forms)),
    "quantitative": lambda forms: sum(
        row.target is not None and row.target.kind is ValueKind.QUANTITATIVE for row in _rows(forms)
    ),
    "open": lambda forms: sum(bool(row.ambiguities) for row in _rows(forms)),
}


def _by_level(columns: Sequence[Column]) -> Iterator[Line]:
    """How many indicators of each 一级指标."""
    found: dict[str, str] = {}
    counts: list[dict[str, int]] = []
    for column in columns:
        counts.append({})
        for row in _rows(column.forms):
            level = category_of(row.level1, None)
            if level:
                found.setdefault(level.id, level.zh)
                counts[-1][level.id] = counts[-1].get(level.id, 0) + 1
    for id_, name in found.items():
        cells = (
            _number(of.get(id_, 0), column) for of, column in zip(counts, columns, strict=True)
        )
        yield Line(Part.COUNTS, id_, name, tuple(cells))


def _summed(column: Column, name: str) -> Cell:
    """Of each project the form that gives the amount first."""
    given: dict[str, Decimal] = {}
    asked = {owner_of(form)[0] for form in column.forms if form.project}
    for form in column.forms:
        yuan: Decimal | None = getattr(form.budget, name)
        if form.project and yuan is not None:
            given.setdefault(owner_of(form)[0], yuan)
    if not given:
        return Cell()
    total = sum(given.values(), Decimal(0))
    measure, count = Measure.YUAN, (len(given), len(asked))
    said = Said(str(total), node=column.node, number=total, measure=measure, given=count)
    return Cell(said)


def _projects(columns: Sequence[Column], kin: Sequence[Descent]) -> Iterator[Line]:
    """By what they were and became, else by name; what each asks for, largest first."""
    lineages = [descent.projects for descent in kin]
    rows: list[dict[int, list[Form]]] = []
    for at, column in enumerate(columns):
        for forms in _of_projects(column).values():
            row = next((row for row in rows if at not in row and _same(row, forms, lineages)), None)
            if row is None:
                row = {}
                rows.append(row)
            row[at] = forms
    lines = [
        Line(
            Part.PROJECTS,
            "",
            next(iter(row.values()))[0].project or "",
            tuple(_asked(row.get(at, ())) for at in range(len(columns))),
        )
        for row in rows
    ]
    yield from sorted(lines, key=lambda line: (-_largest(line), line.name))


def _of_projects(column: Column) -> dict[str, list[Form]]:
    found: dict[str, list[Form]] = {}
    for form in column.forms:
        if form.project:
            found.setdefault(owner_of(form)[0], []).append(form)
    return found


def _same(row: dict[int, list[Form]], forms: Sequence[Form], lineages: Sequence[Lineage]) -> bool:
    mine: Node = owner_of(forms[0])
    reached = {node for lineage in lineages for node in lineage.of([mine])}
    others = [each[0] for each in row.values()]
    if any(owner_of(other) in reached for other in others):
        return True
    name = normalised(forms[0].project or "")
    return any(normalised(other.project or "") == name for other in others)


def _asked(forms: Sequence[Form]) -> Cell:
    if not forms:
        return Cell()
    amounts = (
        (form, field, yuan)
        for form in forms
        for field in ("applied", "total")
        if (yuan := getattr(form.budget, field)) is not None
    )
    form, field, yuan = next(amounts, (forms[0], "", None))
    node, source = owner_of(form)[0], form.source_of(f"budget.{field}" if field else "project")
    name, text = form.project or "", str(yuan) if yuan is not None else ""
    measure = Measure.YUAN if yuan is not None else None
    return Cell(Said(text, form.id, source, node, name=name, number=yuan, measure=measure))


def _largest(line: Line) -> Decimal:
    amounts = (cell.said.number for cell in line.cells if cell.said)
    return max((each for each in amounts if each is not None), default=Decimal(0))
