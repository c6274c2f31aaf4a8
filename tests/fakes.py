"""Stand-ins for parts that a test does not want: a reader of a made-up notation, an engine."""

import base64
import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from corpus.errors import NoFormFound, ReadError
from corpus.ids import document_id
from corpus.isolated import Member
from corpus.limits import Limits
from corpus.model import Document, Form, Piece
from corpus.pages import Page
from search.engine import Document as SearchDocument
from search.engine import (
    Hit,
    NameEntry,
    Names,
    NameSort,
    Query,
    Results,
    SeenValue,
    Suggestion,
)
from tests.builders import make_form, make_indicator, make_target, seed_document
from tests.gold import DATA

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="
)  # one white point


class FakeReader:
    """Reads `form PROJECT YEAR` followed by lines of `NAME VALUE`; knows the seed by heart."""

    page = (0, 0)

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.reads = 0  # how many documents it was asked to read

    def read(self, data: bytes, name: str) -> Document:
        self.reads += 1
        if data == (DATA / "seed-2024.txt").read_bytes():
            return replace(seed_document(), name=name, publisher=None)
        forms = tuple(_forms(self.lines(data, name)))
        if not forms:
            raise NoFormFound(name, "no form in it", "a performance form")
        sha256 = hashlib.sha256(data).hexdigest()
        return Document(document_id(sha256), sha256, name, None, None, len(data), forms)

    def lines(self, data: bytes, name: str) -> tuple[str, ...]:
        try:
            return tuple(data.decode("utf-8").splitlines())
        except UnicodeDecodeError as error:
            raise ReadError(name, "bytes that are no text", "a text file") from error

    def members(self, data: bytes, name: str) -> Iterator[Member]:
        raise ReadError(name, "an archive", "a text file")

    def pages(self, data: bytes, name: str, page: int | None = None) -> tuple[Page, ...]:
        lines = enumerate(self.lines(data, name), start=1)
        return (Page(page or 1, tuple(Piece(text, line=number) for number, text in lines)),)

    def picture(self, data: bytes, name: str, page: int = 1, dpi: int = 150) -> bytes:
        return PNG

    def close(self) -> None:
        pass


def _forms(lines: Iterable[str]) -> Iterable[Form]:
    head: list[str] = []
    rows: list[tuple[str, str]] = []
    for words in [*map(str.split, lines), ["form"]]:
        if words[:1] == ["form"]:
            if head:
                yield _form(head, rows)
            head, rows = words[1:], []
        elif len(words) == 2:
            rows.append((words[0], words[1]))


def _form(head: list[str], rows: list[tuple[str, str]]) -> Form:
    indicators = tuple(make_indicator(name=name, target=make_target(raw)) for name, raw in rows)
    return make_form(project=head[0], year=int(head[1]), indicators=indicators)


class FakeEngine:
    """Finds what has the text in its name; writes down how it was written."""

    def __init__(self) -> None:
        self.documents: dict[str, SearchDocument] = {}
        self.written = 0
        self.calls: list[str] = []

    def replace_all(self, documents: Iterable[SearchDocument], generation: int) -> None:
        self.calls.append("replace_all")
        self.documents = {f"{each.form}/{each.id}": each for each in documents}
        self.written = generation

    def update(
        self, removed_forms: Collection[str], documents: Iterable[SearchDocument], generation: int
    ) -> None:
        self.calls.append("update")
        kept = {k: each for k, each in self.documents.items() if each.form not in removed_forms}
        self.documents = kept | {f"{each.form}/{each.id}": each for each in documents}
        self.written = generation

    def scan(self, query: Query) -> Iterator[SearchDocument]:
        return iter([each for each in self.documents.values() if query.text in each.name])

    def names(self, query: Query, sort: NameSort) -> Names:
        return Names(0, ())

    def each_name(self, query: Query, sort: NameSort) -> Iterator[NameEntry]:
        return iter(())

    def values(self, query: Query) -> tuple[SeenValue, ...]:
        return ()

    def suggest(self, typed: str, limit: int = 10) -> tuple[Suggestion, ...]:
        return ()

    def warm(self) -> None:
        pass

    def problems(self) -> Iterator[str]:
        return iter(())

    def generation(self) -> int:
        return self.written

    def search(self, query: Query) -> Results:
        found = [
            each
            for _, each in sorted(self.documents.items())
            if query.text in each.name + each.text and (not query.kinds or each.kind in query.kinds)
        ]
        hits = tuple(map(_hit, found[query.offset : query.offset + query.limit]))
        return Results(total=len(found), hits=hits)


def _hit(found: SearchDocument) -> Hit:
    return Hit(
        id=found.id,
        kind=found.kind,
        form=found.form,
        name=found.name,
        value_text=found.value_text,
        text=found.text,
        project=found.project,
        project_id=found.project_id,
        department=found.department,
        department_id=found.department_id,
        implementing_unit=found.implementing_unit,
        definition_id=found.definition_id,
        year=found.year,
        level1=found.level1,
        level2=found.level2,
    )
