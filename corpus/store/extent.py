"""Where in its document a form stands."""

from collections.abc import Iterator

from corpus.model import Form, Source


def sources_of(form: Form) -> Iterator[Source]:
    """Where any statement of a form stands."""
    for parts in (form.sources, form.goals, form.executions, form.tasks, form.details):
        for part in parts:
            yield part.source
    for row in form.indicators:
        yield from (row.source, row.name_source, row.value_source)
        yield from (row.level1_source, row.level2_source)
        for detail in row.details:
            yield detail.source


def pages_of(form: Form) -> frozenset[int]:
    """The pages on which a form says anything."""
    return frozenset(piece.page for source in sources_of(form) for piece in source.pieces)
