"""What one form adds to the graph: its nodes and links."""

from collections.abc import Iterable, Iterator

from corpus.ids import department_id, project_id, unit_id
from corpus.model import Form, Indicator
from corpus.store.base import FormRows, LinkRow, NodeRow
from graph.categories import Category, category_of, with_parents
from graph.model import LinkKind, NodeKind

LABEL_LENGTH = 80  # characters; a goal's text is longer


def form_rows(form: Form, document_id: str) -> FormRows:
    """Every node and link that one form states, each once, sorted.

    The document's node has its id as its label: a form does not know its file.
    """
    nodes = {NodeRow(document_id, NodeKind.DOCUMENT, document_id), *_head_nodes(form)}
    links = {LinkRow(document_id, form.id, LinkKind.CONTAINS), *_head_links(form)}
    for goal in form.goals:
        nodes.add(NodeRow(goal.id, NodeKind.GOAL, _short(goal.text), form.year))
        links.add(LinkRow(form.id, goal.id, LinkKind.STATES_GOAL))
    measured = measured_id(form)
    for indicator in form.indicators:
        categories = _categories(indicator)
        nodes.update(_indicator_nodes(form, indicator, categories))
        links.update(_indicator_links(form, indicator, measured, categories))
    return FormRows(_one_each(nodes), tuple(sorted(links)))


def form_label(form: Form) -> str:
    """Such as 2024 干部教育工作经费 申报表."""
    parts = (form.year, form.project or form.department, form.kind)
    return _short(" ".join(str(part) for part in parts if part))


def measured_id(form: Form) -> str | None:
    """The id of what a form's indicators measure: its project, else its department."""
    if form.project:
        return project_id(form.department, form.project)
    return department_id(form.department) if form.department else None


def year_id(year: int) -> str:
    return f"{NodeKind.YEAR}-{year}"


def _head_nodes(form: Form) -> Iterator[NodeRow]:
    yield NodeRow(form.id, NodeKind.FORM, form_label(form), form.year)
    if form.project:
        id_ = project_id(form.department, form.project)
        yield NodeRow(id_, NodeKind.PROJECT, _short(form.project))
    if form.department:
        yield NodeRow(department_id(form.department), NodeKind.DEPARTMENT, _short(form.department))
    if form.implementing_unit:
        unit = form.implementing_unit
        yield NodeRow(unit_id(unit), NodeKind.UNIT, _short(unit))
    if form.year is not None:
        yield NodeRow(year_id(form.year), NodeKind.YEAR, str(form.year), form.year)


def _head_links(form: Form) -> Iterator[LinkRow]:
    department = department_id(form.department) if form.department else None
    project = project_id(form.department, form.project) if form.project else None
    unit = unit_id(form.implementing_unit) if form.implementing_unit else None
    year = year_id(form.year) if form.year is not None else None
    ends = (
        (form.id, project, LinkKind.ABOUT),
        (form.id, department, LinkKind.SUPERVISED_BY),
        (project, department, LinkKind.SUPERVISED_BY),
        (form.id, unit, LinkKind.IMPLEMENTED_BY),
        (unit, department, LinkKind.UNIT_OF),
        (form.id, year, LinkKind.OF_YEAR),
    )
    return (LinkRow(a, b, kind) for a, b, kind in ends if a and b)


def _categories(indicator: Indicator) -> tuple[Category, ...]:
    category = category_of(indicator.level1, indicator.level2)
    return with_parents(category, indicator.level1) if category else ()


def _indicator_nodes(
    form: Form, indicator: Indicator, categories: Iterable[Category]
) -> Iterator[NodeRow]:
    name = _short(indicator.name)
    yield NodeRow(indicator.id, NodeKind.INDICATOR, name, form.year)
    yield NodeRow(indicator.definition_id, NodeKind.DEFINITION, name)
    for each in categories:
        yield NodeRow(each.id, NodeKind.CATEGORY, _short(each.zh))


def _indicator_links(
    form: Form, indicator: Indicator, measured: str | None, categories: Iterable[Category]
) -> Iterator[LinkRow]:
    definition = indicator.definition_id
    yield LinkRow(form.id, indicator.id, LinkKind.STATES_INDICATOR)
    yield LinkRow(indicator.id, definition, LinkKind.ROW_OF)
    if measured:
        yield LinkRow(definition, measured, LinkKind.MEASURES)
    for each in categories:
        yield LinkRow(definition, each.id, LinkKind.CLASSIFIED_AS)


def _one_each(nodes: set[NodeRow]) -> tuple[NodeRow, ...]:
    """Sorted by id; of two spellings of one name the one that sorts first."""
    by_id = {node.id: node for node in sorted(nodes, key=_order, reverse=True)}
    return tuple(by_id[id_] for id_ in sorted(by_id))


def _order(node: NodeRow) -> tuple[str, str, str, int]:
    return (node.id, node.kind, node.label, node.year or 0)


def _short(text: str) -> str:
    return text if len(text) <= LABEL_LENGTH else text[: LABEL_LENGTH - 1] + "…"
