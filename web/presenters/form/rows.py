"""The rows of a form: levels merged as on paper, each with its places and open readings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import groupby

from corpus.ids import normalised
from corpus.model import Detail, Execution, Indicator, Source, Task
from graph.checks.scores import attained
from web.presenters.labels import field_label
from web.presenters.links import SourceLink, source_link
from web.questions.readings import reading_id


@dataclass(frozen=True, slots=True)
class LevelCell:
    text: str | None
    rows: int  # how many rows it spans
    source: SourceLink | None


@dataclass(frozen=True, slots=True)
class OpenReading:
    """One thing that the source leaves open; the record carries `readings[0]`."""

    indicator: Indicator
    field: str
    label: str
    readings: tuple[str, ...]
    reason: str
    id: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A detail, a task or a row of budget execution, with its place."""

    said: Detail | Task | Execution
    source: SourceLink | None


@dataclass(frozen=True, slots=True)
class Results:
    """Where the further cells of a row stand; the row's own place where that is not told."""

    actual: SourceLink | None
    weight: SourceLink | None
    score: SourceLink | None
    reason: SourceLink | None


_NO_RESULTS = Results(None, None, None, None)


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a level cell is None where the one above reaches down."""

    indicator: Indicator
    level1: LevelCell | None
    level2: LevelCell | None
    name_source: SourceLink | None
    value_source: SourceLink | None
    open: tuple[OpenReading, ...]
    results: Results
    details: tuple[Noted, ...] = ()


def rows_of(indicators: tuple[Indicator, ...], document_id: str) -> Iterator[Row]:
    """The rows level by level, in the order in which the form first names the levels."""
    for level1, rows in groupby(_gathered(indicators), key=lambda row: row.level1):
        group = tuple(rows)
        first = group[0]
        for level2, block_rows in groupby(group, key=lambda row: row.level2):
            block = tuple(block_rows)
            for row in block:
                yield Row(
                    row,
                    _level(level1, group, row.level1_source, document_id) if row is first else None,
                    _level(level2, block, row.level2_source, document_id)
                    if row is block[0]
                    else None,
                    name_link(row, document_id),
                    source_link(document_id, row.value_source),
                    open_readings(row),
                    _results(row, document_id),
                    noted(row.details, document_id),
                )


def _gathered(indicators: tuple[Indicator, ...]) -> list[Indicator]:
    """Rows of one level beside each other, as in the merged cells of the paper."""
    first: dict[tuple[str | None, ...], int] = {}
    for place, row in enumerate(indicators):
        first.setdefault((row.level1,), place)
        first.setdefault((row.level1, row.level2), place)
    return sorted(
        indicators, key=lambda row: (first[(row.level1,)], first[(row.level1, row.level2)])
    )


def name_link(row: Indicator, document_id: str) -> SourceLink | None:
    """Where the row's name stands; the whole row's place where the name has none of its own."""
    return source_link(document_id, row.name_source) or source_link(document_id, row.source)


def open_readings(row: Indicator) -> tuple[OpenReading, ...]:
    return tuple(
        OpenReading(
            row,
            open_.field,
            field_label(open_.field),
            open_.readings,
            open_.reason,
            reading_id(row.id, open_),
        )
        for open_ in row.ambiguities
    )


def _results(row: Indicator, document_id: str) -> Results:
    """By the words: the first piece of the row that says it and says nothing else yet."""
    if not has_result(row) and row.deviation_reason is None:
        return _NO_RESULTS
    taken = [*row.name_source.pieces, *row.value_source.pieces]
    rest = [piece for piece in row.source.pieces if piece not in taken]

    def link(said: str | Decimal | None) -> SourceLink | None:
        if said is None:
            return None
        piece = next((piece for piece in rest if _says(piece.quote, said)), None)
        if piece:
            rest.remove(piece)
        return source_link(document_id, Source((piece,)) if piece else row.source)

    actual = row.actual.raw if row.actual else None
    return Results(*map(link, (actual, row.weight, row.score, row.deviation_reason)))


def _says(quote: str, said: str | Decimal) -> bool:
    """All of it, or its beginning where a cell wraps."""
    if isinstance(said, str):
        return normalised(said).startswith(normalised(quote)) and bool(normalised(quote))
    try:
        return Decimal(quote.strip().rstrip("%分")) == said
    except InvalidOperation:
        return False


def _level(
    text: str | None, rows: tuple[Indicator, ...], source: Source, document_id: str
) -> LevelCell:
    return LevelCell(text, len(rows), source_link(document_id, source))


def noted(said: Iterable[Detail | Task | Execution], document_id: str) -> tuple[Noted, ...]:
    return tuple(Noted(each, source_link(document_id, each.source)) for each in said)


def missed(row: Indicator) -> bool:
    """Whether its actual value is said in figures and is not what the target asks for."""
    reached = None if row.ambiguities else attained(row)
    return reached is not None and not reached.met


def has_result(row: Indicator) -> bool:
    return any(given is not None for given in (row.actual, row.weight, row.score))
