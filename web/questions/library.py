"""The library of indicators: names over all forms, with what each was used for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.errors import RecordNotFound
from search.engine import (
    Document,
    Facet,
    FacetName,
    HitKind,
    NameEntry,
    Names,
    NameSort,
    Query,
    SeenValue,
)

if TYPE_CHECKING:
    from graph.analyses import Point
    from web.text_index import TextIndex

_USUAL = 3  # values that a pattern names
_INDICATORS = (HitKind.INDICATOR,)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which names; the words are looked for in names only."""

    words: str = ""
    departments: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    level1: tuple[str, ...] = ()
    sort: NameSort = NameSort.ROWS

    def query(self, offset: int = 0, limit: int = 50) -> Query:
        words = self.words.replace('"', " ").split()
        return Query(
            " ".join(f'name:"{word}"' for word in words),
            kinds=_INDICATORS,
            departments=self.departments,
            years=self.years,
            level1=self.level1,
            offset=offset,
            limit=limit,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One name; `values` are all that were ever printed, the commonest first."""

    summary: NameEntry
    values: tuple[SeenValue, ...]
    departments: tuple[Facet, ...]
    years: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a new form may take over: the commonest of each, and a few usual values."""

    name: str
    level1: str | None
    level2: str | None
    comparator: str | None
    unit: str | None
    values: tuple[str, ...]


def names_of(index: "TextIndex", asked: Asked, offset: int, limit: int) -> Names:
    return index.names(asked.query(offset, limit), asked.sort)


def entry_of(index: "TextIndex", name: str) -> Entry:
    """Raises RecordNotFound for a name that no indicator has."""
    query = Query(name=name, kinds=_INDICATORS, limit=1)
    summary = index.names(query, NameSort.ROWS).entries if name.strip() else ()
    if not summary:
        raise RecordNotFound(name)
    facets = index.search(query).facets
    values = sorted(index.values(query), key=lambda each: (-each.rows, each.text))
    departments, years = facets[FacetName.DEPARTMENT], facets[FacetName.YEAR]
    return Entry(summary[0], tuple(values), departments, years)


def pattern_of(entry: Entry) -> Pattern:
    summary = entry.summary
    signs: dict[str, int] = {}
    for value in entry.values:
        if value.comparator:
            signs[value.comparator] = signs.get(value.comparator, 0) + value.rows
    return Pattern(
        name=summary.name,
        level1=_first(summary.level1),
        level2=_first(summary.level2),
        comparator=min(signs, key=lambda sign: (-signs[sign], sign), default=None),
        unit=_first(summary.units),
        values=tuple(value.text for value in entry.values[:_USUAL]),
    )


def _first(facets: tuple[Facet, ...]) -> str | None:
    return str(facets[0].value) if facets else None


def rows_named(index: "TextIndex", name: str, years: tuple[int, ...] = ()) -> Iterator[Document]:
    """Every indicator's row of that name, the newest year first."""
    return index.scan(Query(name=name, kinds=_INDICATORS, years=years))


def points_of(rows: Iterable[Document]) -> "Iterator[Point]":
    """Every target which is a number."""
    from graph.analyses import Point

    for row in rows:
        if row.number is not None:
            yield Point(
                row.id,
                row.form,
                row.definition_id or "",
                row.department or row.implementing_unit or "",
                row.project or "",
                row.year,
                row.comparator or "",
                row.number,
                row.unit or "",
                row.value_text or "",
            )
