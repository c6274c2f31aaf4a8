"""Pages drawn for tests: a table with bars for lines of text, at 200 dpi, and what scanners do."""

import numpy as np
from PIL import Image, ImageDraw

from corpus.readers.scan.ruling import Grey

DPI = 200
XS, YS = (150, 500, 1000, 1500), (300, 400, 500, 600, 700)  # of the rules of the table


def table(width: int = 1654, height: int = 1200, rule: int = 3) -> Image.Image:
    """Four rows and three columns; the first column is one cell of all rows."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for y in YS:
        start = XS[0] if y in (YS[0], YS[-1]) else XS[1]
        draw.line((start, y, XS[-1], y), "black", rule)
    for x in XS:
        draw.line((x, YS[0], x, YS[-1]), "black", rule)
    return image


def word(image: Image.Image, x: int, y: int, characters: int = 4, size: int = 30) -> None:
    """Something like a word: crossed boxes in a row, its top left corner at x, y."""
    draw = ImageDraw.Draw(image)
    for left in range(x, x + characters * size, size):
        draw.rectangle((left, y, left + size - 6, y + size - 6), outline="black", width=3)
        draw.line((left, y + size // 2, left + size - 6, y + size // 2), "black", 3)


def grey(image: Image.Image) -> Grey:
    return np.array(image.convert("L"))


def seal(image: Image.Image, x: int, y: int, radius: int = 150) -> Image.Image:
    """With a ring of red ink over what is printed."""
    ring = Image.new("RGB", image.size, "white")
    box = (x - radius, y - radius, x + radius, y + radius)
    ImageDraw.Draw(ring).ellipse(box, outline=(215, 40, 45), width=12)
    return Image.fromarray(np.minimum(np.asarray(image), np.asarray(ring)))
