"""A page of a file as it looks, for whoever compares what was read with it."""

from dataclasses import dataclass
from io import BytesIO
from itertools import islice

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.model import Format

_POINTS = 72  # to the inch


@dataclass(frozen=True, slots=True)
class Sight:
    data: bytes
    name: str
    format: Format
    limits: Limits

    def png(self, page: int, dpi: int) -> bytes:
        """The page, from 1. Raises ReadError: no such page, a limit, a kind without looks."""
        if self.format == "pdf":
            from corpus.readers.rendering import png

            return png(self.data, page, dpi, self.limits)
        if self.format == "image":
            return self._picture(page, dpi)
        raise ReadError(self.name, f"a file of the kind {self.format}", "a PDF or a picture")

    def _picture(self, page: int, dpi: int) -> bytes:
        from corpus.readers.scan.picture import frames, size_in_points

        frame = next(islice(frames(self.data, self.name, self.limits), page - 1, None), None)
        if frame is None:
            raise ReadError(self.name, f"no page {page}", "a page that the picture has")
        if isinstance(frame, str):
            raise ReadError(self.name, f"page {page}: {frame}", "a page that can be shown")
        width, height = (round(side * dpi / _POINTS) for side in size_in_points(frame))
        out = BytesIO()
        frame.resize((max(width, 1), max(height, 1))).save(out, "PNG")
        return out.getvalue()
