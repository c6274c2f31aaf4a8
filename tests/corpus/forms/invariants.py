"""What holds of every reading, whatever the text."""

from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.model import Form, Indicator, Source


def unsound(forms: Sequence[Form], lines: Sequence[str]) -> list[str]:
    """What a reading gets wrong about its own text: none if it keeps faith with it."""
    return [
        *_twice(forms),
        *(problem for form in forms for problem in _of_form(form, lines)),
        *(problem for form in forms for row in form.indicators for problem in _of_row(row)),
    ]


def sources_of(form: Form) -> Iterator[Source]:
    """Every source of a form: of its head, goals, rows and findings."""
    yield from (field.source for field in form.sources)
    yield from (goal.source for goal in form.goals)
    yield from (finding.source for finding in form.findings)
    for row in form.indicators:
        yield from (row.source, row.name_source, row.value_source)
        yield from (row.level1_source, row.level2_source)


def quoted(source: Source) -> str:
    """The printed text of a source without white space."""
    return "".join("".join(piece.quote.split()) for piece in source.pieces)


def printed(text: str) -> int:
    """The characters of a text that are no white space."""
    return sum(not character.isspace() for character in text)


def _twice(forms: Sequence[Form]) -> Iterator[str]:
    ids = Counter(
        id_
        for form in forms
        for id_ in (form.id, *(g.id for g in form.goals), *(row.id for row in form.indicators))
    )
    yield from (f"{id_} stands for {count} things" for id_, count in ids.items() if count > 1)


def _of_form(form: Form, lines: Sequence[str]) -> Iterator[str]:
    ledger = form.ledger
    parts = ledger.placed, ledger.label, ledger.repeated, ledger.unplaced
    if sum(parts) != ledger.characters or min(parts) < 0:
        yield f"{ledger} does not add up"
    if printed("".join(ledger.unplaced_text)) != ledger.unplaced:
        yield f"{ledger} does not name what is unplaced"
    for source in sources_of(form):
        for piece in source.pieces:
            start, line = piece.start or 0, lines[(piece.line or 0) - 1]
            if not piece.quote.strip() or line[start : start + len(piece.quote)] != piece.quote:
                yield f"{piece} is not there"


def _of_row(row: Indicator) -> Iterator[str]:
    carried = {"value": row.target.raw if row.target else "", "level2": row.level2 or row.level1}
    for open_ in row.ambiguities:
        first, *others = open_.readings
        if first != carried[open_.field] or not others or first in others or not open_.reason:
            yield f"{row.name}: {open_} does not begin with what the row carries"
