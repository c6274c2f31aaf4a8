"""Documents to search in, and what a search must find in them by the plainest means."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from corpus.model import Form
from corpus.values.text import fold
from search.documents import form_documents
from search.engine import Document, HitKind, Query, Results, SearchEngine
from tests.builders import forms_from_gold
from tests.gold import DATA

EVERYTHING = 100_000


@cache
def gold_forms() -> tuple[Form, ...]:
    paths = (DATA / "gold" / "seed-2024.json", *sorted((DATA / "forms").glob("*.gold.json")))
    return tuple(form for path in paths for form in forms_from_gold(path))


@cache
def gold_documents() -> tuple[Document, ...]:
    return tuple(document for form in gold_forms() for document in form_documents(form))


def document(id_: str, name: str = "", **changes: str | int | float | bool | None) -> Document:
    """An indicator of its own form unless told."""
    known = {"id": id_, "kind": HitKind.INDICATOR, "form": f"form-{id_}", "name": name}
    return Document(**(known | changes))  # type: ignore[arg-type]


def searched_texts(found: Document) -> tuple[str, ...]:
    texts = (
        found.name,
        found.value_text,
        found.actual_text,
        found.text,
        found.project,
        found.department,
        found.implementing_unit,
    )
    return tuple(text for text in texts if text)


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", fold(text)).split()).casefold()


def holding(documents: Iterable[Document], text: str) -> set[tuple[str, int | None]]:
    """Id and year of what contains the text, by looking through everything."""
    needle = plain(text)
    return {
        (each.id, each.year)
        for each in documents
        if any(needle in plain(printed) for printed in searched_texts(each))
    }


def found(engine: SearchEngine, text: str) -> set[tuple[str, int | None]]:
    results = engine.search(Query(text, limit=EVERYTHING))
    assert results.total == len(results.hits)
    return {(hit.id, hit.year) for hit in results.hits}


def ids(results: Results) -> list[str]:
    return [hit.id for hit in results.hits]


def counts(results: Results, facet: str) -> dict[str | int, int]:
    return {
        each.value: each.count
        for name, facets in results.facets.items()
        if name.value == facet
        for each in facets
    }


def engine_over(engine: SearchEngine, documents: Sequence[Document]) -> SearchEngine:
    engine.replace_all(documents, 1)
    return engine
