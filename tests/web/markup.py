"""What a test reads from a page: its links, its text, its elements."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from flask.testing import FlaskClient


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text within, white space made single."""
        return " ".join("".join(self.words).split())


class Page(HTMLParser):
    """The elements of a page in document order."""

    _VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in self._VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            if self._open.pop().tag == tag:
                return

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.words.append(data)

    def all(self, tag: str, class_: str = "") -> list[Element]:
        wanted = set(class_.split())
        return [
            element
            for element in self.elements
            if element.tag == tag and wanted <= set(element.attributes.get("class", "").split())
        ]

    def one(self, tag: str, class_: str = "") -> Element:
        found = self.all(tag, class_)
        assert found, f"no {tag} {class_} on the page"
        return found[0]

    def link(self, text: str) -> str:
        """Where the first link with this text leads."""
        for element in self.all("a"):
            if element.text == text:
                return element.attributes["href"]
        raise AssertionError(f"no link {text!r} on the page")

    def by_id(self, id_: str) -> Element:
        return next(each for each in self.elements if each.attributes.get("id") == id_)

    @property
    def addresses(self) -> list[str]:
        """Every address that the page names."""
        return [
            element.attributes[name]
            for element in self.elements
            for name in ("href", "src", "action")
            if name in element.attributes
        ]


def page(client: FlaskClient, address: str, status: int = 200) -> Page:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return Page(answer.text)
