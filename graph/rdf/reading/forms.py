"""A form back into the model, whatever order its statements come in."""

from collections.abc import Callable
from typing import Any, TypeVar

from corpus.model import (
    Budget,
    Execution,
    FieldSource,
    Finding,
    Form,
    Goal,
    Indicator,
    Ledger,
    Task,
)
from graph.rdf import names
from graph.rdf.head import FORM_KINDS, PRINTED, SCOPES
from graph.rdf.reading.nodes import Node, Nodes, iri_of, ordered
from graph.rdf.reading.rows import details, indicator
from graph.rdf.reading.sources import Sources
from graph.rdf.terms import Term, address
from graph.rdf.values import FUNDS
from graph.rdf.vocabulary import JX

_FORM, _FORM_KIND, _YEAR = map(address, (JX.form, JX.formKind, JX.fiscalYear))
_CALENDAR_YEAR, _POSITION = address(JX.year), address(JX.position)
_START, _END, _SCORE = map(address, (JX.plannedStart, JX.plannedEnd, JX.score))
_GOAL, _INDICATOR, _BUDGET = map(address, (JX.Goal, JX.Indicator, JX.BudgetAmount))
_GOAL_TEXT, _NUMBER, _SCOPE = map(address, (JX.goalText, JX.goalNumber, JX.scope))
_FUND, _AMOUNT = address(JX.fundSource), address(JX.amount)
_FIELD_SOURCE, _FIELD = address(JX.fieldSource), address(JX.field)
_FINDING, _RULE, _FINDING_TEXT = map(address, (JX.finding, JX.rule, JX.findingText))
_LEDGER, _UNPLACED_TEXT = address(JX.ledger), address(JX.unplacedText)
_UNPLACED_LIST = address(JX.unplacedTextList)
_COUNTS = {
    "characters": address(JX.characters),
    "placed": address(JX.placedCharacters),
    "label": address(JX.labelCharacters),
    "repeated": address(JX.repeatedCharacters),
    "unplaced": address(JX.unplacedCharacters),
}
_EXECUTION, _ROW = address(JX.execution), address(JX.row)
_MONEY = {
    "initial": address(JX.initialBudget),
    "budget": address(JX.annualBudget),
    "spent": address(JX.spent),
    "weight": address(JX.weight),
    "rate": address(JX.executionRate),
    "score": _SCORE,
}
_TASK, _TASK_TEXT = address(JX.task), address(JX.taskText)
_TASK_AMOUNT, _TASK_GOAL = address(JX.taskAmount), address(JX.taskGoal)
_KINDS = {iri_of(term): kind for kind, term in FORM_KINDS.items()}
_SCOPES = {iri_of(term): scope for scope, term in SCOPES.items()}
_FIELDS = {iri_of(term): field for field, term in FUNDS.items()}
_Part = TypeVar("_Part")


def form(iri: str, nodes: Nodes) -> Form:
    """Raises ForeignRdf."""
    return _FormReader(iri, nodes).form()


class _FormReader:
    def __init__(self, iri: str, nodes: Nodes) -> None:
        self._nodes = nodes
        self._node = nodes.node(iri)
        self._sources = Sources(nodes)
        parts = list(map(nodes.node, nodes.pointing(_FORM, iri)))
        self._parts = {
            class_: [part for part in parts if iri_of(class_) in part.all(names.TYPE)]
            for class_ in (_GOAL, _INDICATOR, _BUDGET)
        }

    def form(self) -> Form:
        node = self._node
        kind = node.member(_FORM_KIND, _KINDS)
        if kind is None:
            node.refuse(_FORM_KIND, "nothing", "a kind of form")
        return Form(
            id=node.id,
            kind=kind,
            title=node.text(names.TITLE),
            year=self._year(),
            start=node.day(_START),
            end=node.day(_END),
            budget=self._budget(),
            goals=tuple(map(self._goal, self._rows(_GOAL))),
            indicators=tuple(map(self._indicator, self._rows(_INDICATOR))),
            ledger=_ledger(self._nodes.node(node.one(_LEDGER))),
            findings=self._each(_FINDING, self._finding),
            sources=self._each(_FIELD_SOURCE, self._field_source),
            executions=self._each(_EXECUTION, self._execution, _ROW),
            tasks=self._each(_TASK, self._task),
            score=node.number(_SCORE),
            details=details(node, self._nodes, self._sources),
            **{field: node.text(printed) for field, printed in PRINTED.items()},
        )

    def _rows(self, class_: Term) -> list[Node]:
        return ordered(iter(self._parts[class_]), _POSITION)

    def _each(
        self, how: Term, read: Callable[[Node], _Part], position: Term = _POSITION
    ) -> tuple[_Part, ...]:
        found = ordered(map(self._nodes.node, self._node.all(how)), position)
        return tuple(map(read, found))

    def _year(self) -> int | None:
        year = self._node.text(_YEAR)
        return self._nodes.node(year).integer(_CALENDAR_YEAR) if year else None

    def _budget(self) -> Budget:
        amounts: dict[str, Any] = {}
        for node in self._parts[_BUDGET]:
            field = node.member(_FUND, _FIELDS)
            if field is None or field in amounts:
                node.refuse(_FUND, "nothing" if field is None else "a row again", "each row once")
            amounts[field] = node.number(_AMOUNT)
        return Budget(**amounts)

    def _goal(self, node: Node) -> Goal:
        scope = node.member(_SCOPE, _SCOPES)
        if scope is None:
            node.refuse(_SCOPE, "nothing", "a scope")
        number = node.integer(_NUMBER)
        return Goal(node.id, node.one(_GOAL_TEXT), number, scope, self._sources.of(node))

    def _indicator(self, node: Node) -> Indicator:
        return indicator(node, self._nodes, self._sources)

    def _field_source(self, node: Node) -> FieldSource:
        return FieldSource(node.one(_FIELD), self._sources.of(node))

    def _finding(self, node: Node) -> Finding:
        return Finding(node.one(_RULE), node.one(_FINDING_TEXT), self._sources.of(node))

    def _execution(self, node: Node) -> Execution:
        money: dict[str, Any] = {field: node.number(term) for field, term in _MONEY.items()}
        return Execution(node.one(names.LABEL), **money, source=self._sources.of(node))

    def _task(self, node: Node) -> Task:
        said, amount = node.text(_TASK_TEXT), node.number(_TASK_AMOUNT)
        goal, source = node.text(_TASK_GOAL), self._sources.of(node)
        return Task(node.one(names.LABEL), said, amount, goal, source)


def _ledger(node: Node) -> Ledger:
    counts: dict[str, int] = {}
    for field, term in _COUNTS.items():
        count = node.integer(term)
        if count is None:
            node.refuse(term, "nothing", "a count")
        counts[field] = count
    unplaced = node.listed(_UNPLACED_LIST)
    if unplaced is None:
        unplaced = tuple(sorted(node.all(_UNPLACED_TEXT)))
    return Ledger(**counts, unplaced_text=unplaced)
