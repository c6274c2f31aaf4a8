"""One indicator over the years, and indicators of the same name elsewhere."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from corpus import ids
from corpus.model import Form, Indicator
from search.engine import Hit
from web.presenters.links import SourceLink, page_url, source_link
from web.presenters.sheet_rows import OpenReading, name_link, open_readings
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
    hit: Hit
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


def peers_of(own: Collection[str], name: str, hits: Iterable[Hit]) -> Iterator[Peer]:
    """Of each other indicator of the same name its newest row; `own` are ids of definitions."""
    wanted = ids.normalised(name)
    newest: dict[str | None, Hit] = {}
    for hit in hits:
        if hit.definition_id not in own and ids.normalised(hit.name) == wanted:
            known = newest.get(hit.definition_id)
            if known is None or (hit.year or 0) > (known.year or 0):
                newest[hit.definition_id] = hit
    return (Peer(hit, hit_url(hit)) for hit in newest.values())


def hit_url(hit: Hit) -> str:
    """The page that shows a hit, at its row where it is an indicator's."""
    if hit.definition_id:
        return f"{page_url(hit.definition_id)}#{hit.id}"
    return page_url(hit.id)
