"""The address of a drawing: it holds everything that a person chose, so it can be passed on."""

from dataclasses import dataclass, replace
from typing import Self

from flask import request, url_for

from graph.exploring import MOST_DRAWN, MOST_OPENED, Wish
from graph.model import NodeKind

SIZES = (50, 200, MOST_DRAWN)  # nodes
_USUAL = 200
_KINDS = tuple(kind.value for kind in NodeKind)
_LONGEST = 200  # characters of an id


@dataclass(frozen=True, slots=True)
class GraphAddress:
    node: str
    to: str = ""
    find: str = ""
    opened: tuple[str, ...] | None = None  # None while the nearest are open
    kinds: tuple[str, ...] = ()
    claims: bool = False
    most: int = _USUAL

    @classmethod
    def asked(cls) -> Self:
        """As the request says; what makes no sense is as if not said."""
        args = request.args
        most = args.get("most", _USUAL, int)
        ids = tuple(dict.fromkeys(id_ for id_ in args.getlist("open") if 0 < len(id_) < _LONGEST))
        return cls(
            args.get("node", "").strip(),
            args.get("to", "").strip(),
            args.get("find", "").strip(),
            ids[:MOST_OPENED] if "open" in args else None,
            tuple(kind for kind in _KINDS if kind in args.getlist("kind")),
            args.get("claims") == "1",
            most if most in SIZES else _USUAL,
        )

    @property
    def wish(self) -> Wish:
        return Wish(self.node, self.opened, frozenset(self.kinds), self.most)

    def pairs(self, *without: str) -> list[tuple[str, str]]:
        """What is chosen, as names and values of a form or an address."""
        opened = [("open", id_) for id_ in self.opened or ()]
        pairs = [
            ("node", self.node),
            ("to", self.to),
            ("find", self.find),
            *(opened or ([("open", "")] if self.opened is not None else [])),
            *(("kind", kind) for kind in self.kinds),
            ("claims", "1" if self.claims else ""),
            ("most", str(self.most) if self.most != _USUAL else ""),
        ]
        return [(n, v) for n, v in pairs if n not in without and (v or n == "open")]

    def url(self, endpoint: str = "graph.node", **more: str) -> str:
        values: dict[str, list[str]] = {}
        for name, value in self.pairs():
            values.setdefault(name, []).append(value)
        return url_for(endpoint, **values, **more)  # type: ignore[arg-type]

    def toggled(self, opened: tuple[str, ...], id_: str) -> Self:
        """With a node opened, or closed where it is open now."""
        others = tuple(each for each in opened if each != id_)
        added = () if id_ in opened or id_ == self.node else (id_,)
        return replace(self, opened=(*others, *added), find="")

    def where(self, **changes: str | bool | tuple[str, ...]) -> Self:
        return replace(self, **changes)  # type: ignore[arg-type]
