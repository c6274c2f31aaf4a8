"""Names that mean the same: search/synonyms.ttl, a SKOS file of its own."""

import re
from functools import cache
from importlib.resources import files

from search.analysis import folded
from search.engine import Widening
from search.query_tree import And, Node, Not, Or, Term, Widened, wanted_terms

_CONCEPT = re.compile(r"^:\S+ a skos:Concept ;(.*)\.$", re.MULTILINE)
_LABEL = re.compile('"([^"]+)"@zh')
_MOST = 8  # other texts for one word


@cache
def concepts() -> tuple[tuple[str, ...], ...]:
    """The labels of each concept, the preferred one first."""
    text = files("search").joinpath("synonyms.ttl").read_text("utf-8")
    return tuple(tuple(_LABEL.findall(concept)) for concept in _CONCEPT.findall(text))


@cache
def _by_label() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for labels in concepts():
        plain = [folded(label) for label in labels]
        for label in plain:
            others = (other for other in plain if other != label)
            found.setdefault(label, []).extend(others)
    return {label: tuple(dict.fromkeys(others)) for label, others in found.items()}


def others_for(text: str) -> tuple[str, ...]:
    """Folded texts that say the same as a folded text: one of its labels by another.

    Of labels that stand within each other the longest, and that first.
    """
    labels: list[str] = []
    for label in sorted(_by_label(), key=len, reverse=True):
        if label in text and not any(label in longer for longer in labels):
            labels.append(label)
    replaced = (text.replace(label, other) for label in labels for other in _by_label()[label])
    return tuple(other for other in dict.fromkeys(replaced) if text not in other)[:_MOST]


def widened(node: Node) -> Node:
    """The tree that finds what synonyms of its words say too."""
    match node:
        case Term():
            others = tuple(Term(other, node.field, node.prefix) for other in others_for(node.text))
            return Widened(node, others) if others else node
        case And(parts):
            return And(tuple(widened(part) for part in parts))
        case Or(parts):
            return Or(tuple(widened(part) for part in parts))
        case Not():
            return node
        case _:
            return node


def widenings_of(node: Node | None) -> tuple[Widening, ...]:
    """What the words of a tree are, or could be, searched as besides."""
    texts = dict.fromkeys(term.text for term in wanted_terms(node))
    return tuple(Widening(text, others) for text in texts if (others := others_for(text)))
