"""Bytes of a picture → its frames, as guarded images in red, green and blue."""

import struct
import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from corpus.errors import ReadError
from corpus.limits import Limits

SHORT_SIDE = 595.0  # points: of A4. A picture says nothing sure of its size
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")
_EXPECTED = "a PNG, JPEG, TIFF, BMP, WebP or GIF picture"
_BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, EOFError, OverflowError, struct.error, LookupError,
)  # fmt: skip
_BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def frames(data: bytes, name: str, limits: Limits) -> Iterator[Image.Image | str]:
    """Each page of a TIFF, or the one picture; why, where a page cannot be read.

    Raises ReadError where nothing can.
    """
    picture = _opened(data, name, limits)
    last = _count(picture, name) if picture.format == "TIFF" else 1
    for number in range(min(last, limits.pages)):
        try:
            yield _frame(picture, number, limits)
        except (*_BROKEN, *_BOMB) as error:
            if number == 0:
                raise ReadError(name, f"a broken picture ({error})", _EXPECTED) from error
            yield f"a broken picture ({error})"
    if last > limits.pages:
        yield f"this and later ones of {last:,} pages: {limits.over('pages')}"


def size_in_points(image: Image.Image) -> tuple[float, float]:
    """Width and height, the shorter of them as A4 has it."""
    scale = SHORT_SIDE / min(image.size)
    return image.width * scale, image.height * scale


def _opened(data: bytes, name: str, limits: Limits) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Image.open(BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError as error:
        raise ReadError(name, "no picture", _EXPECTED) from error
    except Image.DecompressionBombError as error:
        found = f"a picture of too many pixels: {limits.over('pixels')}"
        raise ReadError(name, found, "a smaller picture") from error
    except _BROKEN as error:
        raise ReadError(name, f"a broken picture ({error})", _EXPECTED) from error


def _count(picture: Image.Image, name: str) -> int:
    """How many pages a TIFF has. Raises ReadError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return int(getattr(picture, "n_frames", 1))
    except _BROKEN as error:
        raise ReadError(name, f"a broken picture ({error})", _EXPECTED) from error


def _frame(picture: Image.Image, number: int, limits: Limits) -> Image.Image | str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if number:
            picture.seek(number)
        width, height = picture.size
        if width * height > limits.pixels:
            return f"a picture of {width:,} × {height:,} pixels: {limits.over('pixels')}"
        return _coloured(ImageOps.exif_transpose(picture))


def _coloured(image: Image.Image) -> Image.Image:
    """In red, green and blue; what is transparent, on white."""
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image.convert("RGBA"))
        image = ground
    return image.convert("RGB")
