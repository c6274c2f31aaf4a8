"""What a web page's styles say of text: hidden, kept line by line, laid out as a table.

Rules of simple selectors (td, .sum, #head, table.form td) are followed, a later one over an
earlier; those under a condition (@media, :hover, [attribute]) are not.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.readers.packages import XmlElement

_PROPERTIES = (
    "display", "visibility", "white-space", "list-style", "list-style-type", "text-decoration",
    "text-decoration-line", "float", "width", "flex", "flex-direction", "grid-template-columns",
    "grid-column", "grid-row",
)  # fmt: skip
_COMPOUND = re.compile(r"(\*|[a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)")
_NOTE = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_MOST_RULES = 2_000
_MOST_FOR_ONE = 40  # rules for one class, id or tag
_MOST_TEXT = 1 << 20  # characters of style sheets

Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Compound:
    """td.sum#total: what one element must be."""

    tag: str
    classes: frozenset[str]
    id: str

    def fits(self, node: XmlElement) -> bool:
        return (
            self.tag in ("", "*", node.tag)
            and (not self.classes or self.classes <= set((node.get("class") or "").split()))
            and (not self.id or self.id == node.get("id"))
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    order: int
    path: tuple[_Compound, ...]  # from the outside in
    declarations: tuple[tuple[str, str], ...]

    def fits(self, node: XmlElement) -> bool:
        if not self.path[-1].fits(node):
            return False
        outer = list(self.path[:-1])
        for above in node.iterancestors() if outer else ():
            if outer and outer[-1].fits(above):
                outer.pop()
        return not outer


class PageStyles:
    """The rules of a page's style sheets, found by the last part of their selector."""

    def __init__(self, root: XmlElement) -> None:
        self._rules: dict[str, list[_Rule]] = defaultdict(list)
        sheets = "\n".join(node.text or "" for node in root.iter("style"))
        for rule in _rules(_NOTE.sub(" ", sheets[:_MOST_TEXT])):
            last = rule.path[-1]
            found = self._rules[min(last.classes, default=last.id or last.tag)]
            if len(found) < _MOST_FOR_ONE:
                found.append(rule)

    def of(self, node: XmlElement) -> Declarations:
        """The declarations of an element that bear on its text."""
        keys = [*(node.get("class") or "").split(), node.get("id") or "", str(node.tag), "*"]
        rules = [rule for key in keys for rule in self._rules.get(key, ()) if rule.fits(node)]
        found: Declarations = {}
        for rule in sorted(rules, key=lambda rule: rule.order):
            found.update(rule.declarations)
        found.update(_declarations(node.get("style") or ""))
        return found


def _rules(text: str) -> Iterator[_Rule]:
    order = 0
    for selectors, body in _blocks(text):
        declarations = tuple(_declarations(body).items())
        for selector in selectors.split(",") if declarations else ():
            path = _path(selector)
            if path and order < _MOST_RULES:
                order += 1
                yield _Rule(order, path, declarations)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and body of each rule that stands under no condition."""
    depth, start, selectors = 0, 0, ""
    for match in re.finditer(r"[{}]", text):
        if match.group() == "{":
            if depth == 0:
                selectors = text[start : match.start()].rpartition(";")[2].strip()
                start = match.end()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                if not selectors.startswith("@"):
                    yield selectors, text[start : match.start()]
                start = match.end()


def _path(selector: str) -> tuple[_Compound, ...] | None:
    parts = [_COMPOUND.fullmatch(part) for part in re.split(r"[\s>]+", selector.strip())]
    if not all(parts):
        return None
    return tuple(_compound(part) for part in parts if part)


def _compound(match: re.Match[str]) -> _Compound:
    marks = re.findall(r"[.#][\w-]+", match[2])
    classes = frozenset(mark[1:] for mark in marks if mark[0] == ".")
    ids = [mark[1:] for mark in marks if mark[0] == "#"]
    return _Compound((match[1] or "").lower(), classes, ids[0] if ids else "")


def _declarations(body: str) -> Declarations:
    found: Declarations = {}
    for declaration in body.split(";"):
        name, _, value = declaration.partition(":")
        if name.strip().lower() in _PROPERTIES:
            found[name.strip().lower()] = value.split("!")[0].strip().lower()
    return found
