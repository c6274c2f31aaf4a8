"""The part of the graph around a node that a person opened step by step."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from corpus.errors import RecordNotFound
from corpus.store.base import GraphRows, StoredLink
from graph.model import HUBS, kind_of
from graph.query import MOST_COUNTED, Neighbourhood

MOST_DRAWN = 500  # nodes
MOST_OPENED = 40
_OPENED_FIRST = 8  # nodes beside the center, while nobody said which
_LINKS = 300  # of an opened node are looked at
_EACH_KIND = 60  # nodes of a kind that an opened node brings in
_TIES = 32  # of a drawn node are looked at; one with more is counted only


@dataclass(frozen=True, slots=True)
class Wish:
    """What to draw around a node."""

    centre: str
    opened: tuple[str, ...] | None = None  # in the order of opening; None for the nearest few
    kinds: frozenset[str] = frozenset()  # of nodes that are brought in; empty for all
    most: int = 200  # nodes
    way: frozenset[StoredLink] = frozenset()  # drawn in any case: how two nodes hang together


@dataclass(frozen=True, slots=True)
class Explored:
    found: Neighbourhood
    opened: tuple[str, ...]  # beside the center; only nodes that are drawn
    hidden: Mapping[str, int]  # by node: links that are not drawn; MOST_COUNTED is "or more"
    way: frozenset[StoredLink] = frozenset()  # links of the way that was wished for

    @property
    def on_way(self) -> frozenset[str]:
        """The nodes of that way."""
        return frozenset(end for link in self.way for end in (link.source, link.target))


def explore(rows: GraphRows, wish: Wish) -> Explored:
    """Draws the center, what it is linked to, and what each opened node is linked to.

    Of many nodes of one kind only some are brought in; `hidden` counts the links to the others.
    Raises RecordNotFound for an unknown center.
    """
    if wish.centre not in rows.nodes([wish.centre]):
        raise RecordNotFound(wish.centre)
    ends = sorted(end for link in wish.way for end in (link.source, link.target))
    drawn = dict.fromkeys([wish.centre, *ends])
    links = {*wish.way, *_open(rows, wish.centre, wish, drawn)}
    opened: list[str] = []
    for id_ in _to_open(drawn, wish):
        if id_ in drawn and id_ not in (wish.centre, *opened):
            opened.append(id_)
            links |= _open(rows, id_, wish, drawn)
    nodes = rows.nodes(list(drawn))
    links, hidden = _between(rows, tuple(nodes), links)
    found = Neighbourhood(
        nodes[wish.centre],
        tuple(nodes[id_] for id_ in drawn if id_ in nodes),
        tuple(sorted(links)),
        hidden.get(wish.centre, 0),
        and_more=hidden.get(wish.centre, 0) >= MOST_COUNTED,
    )
    return Explored(found, tuple(opened), hidden, wish.way)


def _to_open(drawn: Iterable[str], wish: Wish) -> Sequence[str]:
    if wish.opened is not None:
        return wish.opened[:MOST_OPENED]
    near = [id_ for id_ in drawn if kind_of(id_) not in HUBS and id_ != wish.centre]
    return near[:_OPENED_FIRST]


def _open(rows: GraphRows, id_: str, wish: Wish, drawn: dict[str, None]) -> set[StoredLink]:
    """Adds to `drawn`, few of a kind before many of one; gives the links that were followed."""
    links = rows.ties_of_each([id_], _LINKS)[0]
    ends = dict.fromkeys(link.target if link.source == id_ else link.source for link in links)
    new = [end for end in ends if end not in drawn and _wanted(end, wish)]
    many = Counter(map(kind_of, new))
    brought: Counter[str] = Counter()
    for end in sorted(new, key=lambda end: (many[kind_of(end)], end)):
        brought[kind_of(end)] += 1
        if len(drawn) < wish.most and brought[kind_of(end)] <= _EACH_KIND:
            drawn[end] = None
    return set(links)


def _wanted(id_: str, wish: Wish) -> bool:
    return not wish.kinds or kind_of(id_) in wish.kinds


def _between(
    rows: GraphRows, ids: Sequence[str], followed: Set[StoredLink]
) -> tuple[set[StoredLink], dict[str, int]]:
    """The links that join drawn nodes, and how many of each node's lead elsewhere."""
    drawn = set(ids)
    ties = dict(zip(ids, rows.ties_of_each(ids, _TIES + 1), strict=True))
    every = {*followed, *(link for mine in ties.values() for link in mine)}
    links = {link for link in every if link.source in drawn and link.target in drawn}
    shown = Counter(end for link in links for end in {link.source, link.target})
    hidden = {}
    for id_, mine in ties.items():
        few = len(mine) <= _TIES
        degree = len(mine) if few else rows.degree(id_, MOST_COUNTED)
        hidden[id_] = degree if degree >= MOST_COUNTED else max(0, degree - shown[id_])
    return links, {id_: count for id_, count in hidden.items() if count}
