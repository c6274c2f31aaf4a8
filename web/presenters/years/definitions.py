"""One indicator over the years, and indicators of the same name elsewhere."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from corpus.model import Form, Indicator
from search.engine import Document, Hit
from web.presenters.form.rows import OpenReading, name_link, open_readings
from web.presenters.links import SourceLink, page_url, source_link
from web.reports import IndicatorInForm


@dataclass(frozen=True, slots=True)
class Year:
    row: Indicator
    form: Form
    name_source: SourceLink | None
    value_source: SourceLink | None
    level2_source: SourceLink | None
    open: tuple[OpenReading, ...]


@dataclass(frozen=True, slots=True)
class Peer:
    row: Document
    url: str


def years_of(rows: Iterable[IndicatorInForm]) -> tuple[Year, ...]:
    return tuple(
        Year(
            each.indicator,
            each.form,
            name_link(each.indicator, each.document_id),
            source_link(each.document_id, each.indicator.value_source),
            source_link(each.document_id, each.indicator.level2_source),
            open_readings(each.indicator),
        )
        for each in rows
    )


def peers_of(own: Collection[str], rows: Iterable[Document]) -> Iterator[Peer]:
    """Of each other indicator its newest row; rows of newer years come first.

    `own` are ids of definitions.
    """
    newest: dict[str, Document] = {}
    for row in rows:
        if row.definition_id and row.definition_id not in own:
            newest.setdefault(row.definition_id, row)
    return (Peer(row, f"{page_url(id_)}#{row.id}") for id_, row in newest.items())


def hit_url(hit: Hit) -> str:
    """The page that shows a hit, at its row where it is an indicator's."""
    if hit.definition_id:
        return f"{page_url(hit.definition_id)}#{hit.id}"
    return page_url(hit.id)
