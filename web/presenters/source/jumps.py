"""From the statement of a source that is marked to the one before and the one after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Source
from web.presenters.links import source_link
from web.presenters.source.entries import Entry
from web.presenters.spots import spelt


@dataclass(frozen=True, slots=True)
class Jump:
    entry: Entry | None  # the one that is marked
    number: int  # from 1; 0 while none is marked
    count: int
    before: str | None  # addresses
    after: str | None


def jump_of(document_id: str, entries: Sequence[Entry], asked: str) -> Jump:
    """`asked` is what the address gives as `piece`: it tells statements of one place apart."""
    at = _marked(entries, asked)
    before, after = (n if 0 <= n < len(entries) else None for n in (at - 1, at + 1))
    return Jump(
        entries[at] if at >= 0 else None,
        at + 1,
        len(entries),
        None if before is None else _address(document_id, entries[before]),
        None if after is None else _address(document_id, entries[after]),
    )


def _marked(entries: Sequence[Entry], asked: str) -> int:
    """-1 for none."""
    exact = (n for n, each in enumerate(entries) if asked and spelt(Source(each.whole)) == asked)
    near = next((n for n, each in enumerate(entries) if each.quoted), -1)
    return next(exact, near)


def _address(document_id: str, entry: Entry) -> str | None:
    link = source_link(document_id, Source(entry.whole))
    return link.url if link else None
