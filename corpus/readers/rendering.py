"""A page of a PDF → a picture, for whoever looks at it and for reading what was scanned."""

from io import BytesIO

from PIL.Image import Image

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.readers.pdf.library import LOCK, opened

POINTS = 72  # to the inch


def render(data: bytes, page: int, dpi: int, limits: Limits, name: str = "PDF") -> Image:
    """The page, from 1, as it is shown. Raises ReadError: no such page, or a limit."""
    with LOCK, opened(data, name) as document:
        count = len(document)
        if not 1 <= page <= count:
            raise ReadError(name, f"no page {page}", f"a page from 1 to {count}")
        width, height = document.get_page_size(page - 1)
        scale = dpi / POINTS
        if width * height * scale**2 > limits.pixels:
            size = f"page {page} of {width:,.0f} × {height:,.0f} points at {dpi} dpi"
            raise ReadError(name, f"{size}: {limits.over('pixels')}", "a smaller page")
        shown = document[page - 1]
        try:
            picture: Image = shown.render(scale=scale, draw_annots=True).to_pil()
            return picture.copy()  # the bitmap's memory goes with the page
        finally:
            shown.close()


def png(data: bytes, page: int, dpi: int, limits: Limits) -> bytes:
    """As render, as the bytes of a PNG."""
    out = BytesIO()
    render(data, page, dpi, limits).save(out, "PNG")
    return out.getvalue()
