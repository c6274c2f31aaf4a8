"""Rows of indicators back into the model."""

from corpus.model import Ambiguity, Detail, Indicator, TargetValue
from graph.rdf import names
from graph.rdf.reading.nodes import Node, Nodes, iri_of, ordered
from graph.rdf.reading.sources import Sources
from graph.rdf.terms import address
from graph.rdf.values import COMPARATORS, VALUE_KINDS
from graph.rdf.vocabulary import JX

_DEFINITION, _LEVEL1, _LEVEL2 = map(address, (JX.definition, JX.level1, JX.level2))
_TARGET, _ACTUAL, _POSITION = map(address, (JX.target, JX.actual, JX.position))
_NAME_AT, _VALUE_AT = address(JX.nameQuotedAt), address(JX.valueQuotedAt)
_LEVEL1_AT, _LEVEL2_AT = address(JX.level1QuotedAt), address(JX.level2QuotedAt)
_WEIGHT, _SCORE, _DEVIATION = map(address, (JX.weight, JX.score, JX.deviationReason))
_OPEN, _FIELD, _REASON = map(address, (JX.openReading, JX.field, JX.reason))
_CHOSEN, _READING, _LIST = map(address, (JX.chosenReading, JX.reading, JX.readingList))
_DETAIL, _DETAIL_TEXT = address(JX.detail), address(JX.detailText)
_RAW, _KIND, _COMPARATOR = map(address, (JX.rawText, JX.valueKind, JX.comparator))
_UNIT_TEXT, _DEADLINE = address(JX.unitText), address(JX.deadline)
_KINDS = {iri_of(term): kind for kind, term in VALUE_KINDS.items()}
_SIGNS = {iri_of(term): sign for sign, term in COMPARATORS.items()}


def indicator(row: Node, nodes: Nodes, sources: Sources) -> Indicator:
    target = row.text(_TARGET)
    planned = nodes.node(target) if target else None
    actual = row.text(_ACTUAL)
    return Indicator(
        id=row.id,
        definition_id=nodes.node(row.one(_DEFINITION)).id,
        level1=row.text(_LEVEL1),
        level2=row.text(_LEVEL2),
        name=row.one(names.LABEL),
        target=_value(planned) if planned else None,
        ambiguities=tuple(_ambiguity(each) for each in _parts(row, nodes)),
        source=sources.of(row),
        name_source=sources.of(row, _NAME_AT),
        value_source=sources.of(planned) if planned else sources.of(row, _VALUE_AT),
        level1_source=sources.of(row, _LEVEL1_AT),
        level2_source=sources.of(row, _LEVEL2_AT),
        actual=_value(nodes.node(actual)) if actual else None,
        weight=row.number(_WEIGHT),
        score=row.number(_SCORE),
        deviation_reason=row.text(_DEVIATION),
        details=details(row, nodes, sources),
    )


def details(owner: Node, nodes: Nodes, sources: Sources) -> tuple[Detail, ...]:
    """What a form, or one of its rows, says under labels without a field."""
    found = ordered(map(nodes.node, owner.all(_DETAIL)), _POSITION)
    return tuple(
        Detail(each.one(names.LABEL), each.one(_DETAIL_TEXT), sources.of(each)) for each in found
    )


def _parts(row: Node, nodes: Nodes) -> list[Node]:
    return ordered(map(nodes.node, row.all(_OPEN)), _POSITION)


def _value(node: Node) -> TargetValue:
    kind = node.member(_KIND, _KINDS)
    if kind is None:
        node.refuse(_KIND, "nothing", "a kind of value")
    return TargetValue(
        raw=node.one(_RAW),
        kind=kind,
        comparator=node.member(_COMPARATOR, _SIGNS),
        number=node.number(names.NUMERIC_VALUE),
        unit=node.text(_UNIT_TEXT),
        deadline=node.day(_DEADLINE),
    )


def _ambiguity(node: Node) -> Ambiguity:
    readings = node.listed(_LIST)
    if readings is None:
        chosen = node.text(_CHOSEN)
        first = () if chosen is None else (chosen,)
        readings = (*first, *sorted(set(node.all(_READING)) - set(first)))
    return Ambiguity(node.one(_FIELD), readings, node.one(_REASON))
