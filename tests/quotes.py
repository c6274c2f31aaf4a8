"""Where a quote stands in a text whose lines wrap: the builders' stand-in for the reader."""

from collections.abc import Iterator

from corpus.model import Piece, Source


class Haystack:
    """A stretch of a text file without its white space, each character with its line and column."""

    def __init__(self, lines: tuple[str, ...], first: int = 1, last: int | None = None) -> None:
        self._lines = lines
        self._places = [
            (number, column)
            for number in range(first, (last or len(lines)) + 1)
            for column, character in enumerate(lines[number - 1])
            if not character.isspace()
        ]
        self._text = "".join(lines[line - 1][column] for line, column in self._places)

    @property
    def characters(self) -> int:
        return len(self._text)

    def find(self, quote: str | None) -> Source:
        """The pieces of the first place where the quote stands, one a line; none if nowhere."""
        wanted = "".join((quote or "").split())
        start = self._text.find(wanted) if wanted else -1
        if start < 0:
            return Source()
        return Source(tuple(self._pieces(start, start + len(wanted))))

    def _pieces(self, start: int, end: int) -> Iterator[Piece]:
        places = self._places[start:end]
        for line in sorted({line for line, _ in places}):
            columns = [column for number, column in places if number == line]
            quote = self._lines[line - 1][columns[0] : columns[-1] + 1]
            yield Piece(quote=quote, line=line, start=columns[0])
