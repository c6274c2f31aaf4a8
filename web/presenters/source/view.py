"""One page of an original, as a picture or as the tables and lines that it holds."""

from dataclasses import dataclass

from web.presenters.source.entries import Entry
from web.presenters.source.grid import GridView
from web.presenters.source.jumps import Jump
from web.presenters.source.picture import PictureView

PICTURES = frozenset({"pdf", "image"})  # formats that are looked at


@dataclass(frozen=True, slots=True)
class SourceView:
    """With a picture or a grid; with neither where `problem` says why the page is not shown."""

    number: int
    entries: tuple[Entry, ...]
    unread: tuple[str, ...] = ()  # why the page, or a part of it, was not read
    picture: PictureView | None = None
    grid: GridView | None = None
    problem: str | None = None
    jump: Jump | None = None  # from statement to statement

    @property
    def recognised(self) -> bool:
        """Whether its text was recognised in a picture."""
        return any(entry.confidence is not None for entry in self.entries)

    @property
    def quoted(self) -> int | None:
        """The number of the first statement that the address asks for, from 0."""
        return next((n for n, entry in enumerate(self.entries) if entry.quoted), None)
