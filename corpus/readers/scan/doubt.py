"""What is recognised in doubt is read again: unsure lines smoothed, sharpened and broader, where
what most readings agree on counts; and < and >, which may be ≤ and ≥ whose lower stroke was
overlooked: the sign's shape tells, or another reading. It also tells ≧ from ≥.
"""

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from corpus.readers.scan.recognition import Recogniser, Said
from corpus.readers.scan.ruling import Grey

_UNSURE = 0.97
_WRONG = 0.15  # characters: so many of a line may be wrong, however long it is
_SMOOTH = 1.0  # pixels: what dots and jags are evened out by
_SHARP, _SHARPER = 1.5, 1.2  # pixels, and how much of what smoothing takes off is put on
_LITTLE_BROADER = 1.15
_MARGIN = 5, 8  # pixels above and below, left and right
_BROADER = 1.3
_WHOLE = {">": "≥", "<": "≤"}
_DOUBLE = {"≥": "≧", "≤": "≦"}
_METRES, _POWERS = re.compile(r"(?:^|[\d万])[kc]?m$"), "2²3³"
_LONE = re.compile(r"([≥≤≧≦><=])[.,·'`]")  # a sign that stands alone, and dirt beside it
_WIDE = 20  # percent: of its columns a level bar leaves out fewer
_BAR = 0.55, 0.35  # of its darkest: a row of a level bar has more ink; between two one has less
_HIGH = 16  # pixels: in a lower sign the arms of > are level too
_APART = 0.25  # of its height: the white between two bars is no higher
_PAPER = 230  # of 255: what is darker is ink
_FAINT = 0.08  # of a sign's darkest column: the next sign begins behind fainter ones
_LEAST = 5  # pixels: the sides of a broader sign are left out
_TIP = 1 / 3  # of a sign's width: it ends there
_HEAVY = 1.35  # times the ink above its tip: a sign with a stroke below has so much below it


def read_surely(crops: Sequence[Grey], recogniser: Recogniser) -> list[Said]:
    """What each picture of one line says, and how sure that is."""
    said = recogniser.texts(crops)
    doubtful = [index for index, each in enumerate(said) if _is_unsure(each)]
    ways = (_smoothed, _sharpened, _little_broader)
    again = [_again(crops, doubtful, recogniser, way) for way in ways]
    for index, *others in zip(doubtful, *again, strict=True):
        said[index] = _agreed([said[index], *others])
    _make_whole(said, crops, recogniser)
    _square_metres(said, crops, recogniser)
    for index, each in enumerate(said):
        lone = _LONE.fullmatch(each.text)
        said[index] = each._replace(text=lone[1]) if lone else each
        if each.text[:1] in _DOUBLE and _has_two_bars(crops[index]):
            said[index] = _with_sign(_DOUBLE[each.text[0]], each)
    return said


def _make_whole(said: list[Said], crops: Sequence[Grey], recogniser: Recogniser) -> None:
    """Puts ≥ for > where another reading or the sign's shape says so."""
    signs = [index for index, each in enumerate(said) if each.text[:1] in _WHOLE]
    for way in (_broader, _with_margin):
        for index, other in zip(signs, _again(crops, signs, recogniser, way), strict=True):
            if other.text[:1] == _WHOLE.get(said[index].text[:1]):
                said[index] = _with_sign(other.text[0], said[index])
    for index in signs:
        sign = said[index].text[0]
        if sign in _WHOLE and _is_heavy_below(crops[index], sign):
            said[index] = _with_sign(_WHOLE[sign], said[index])


def _square_metres(said: list[Said], crops: Sequence[Grey], recogniser: Recogniser) -> None:
    """Takes m² for m behind a number where that is how it reads when broader."""
    metres = [index for index, each in enumerate(said) if _METRES.search(each.text)]
    for index, other in zip(metres, _again(crops, metres, recogniser, _broader), strict=True):
        if other.text[:-1] == said[index].text and other.text[-1] in _POWERS:
            said[index] = other


def _with_sign(sign: str, said: Said) -> Said:
    return said._replace(text=sign + said.text[1:])


def _is_unsure(said: Said) -> bool:
    """`sure` is the mean of its characters: a long line hides one that is in doubt."""
    return said.sure < _UNSURE or len(said.text) * (1 - said.sure) > _WRONG


def _is_heavy_below(crop: Grey, sign: str) -> bool:
    """Whether the first sign, < or >, has much more ink below the height of its tip than above."""
    shape = _first_sign(crop)
    if not shape.any():
        return False
    width = shape.shape[1]
    reach = max(1, round(width * _TIP))
    tip = (shape[:, -reach:] if sign == ">" else shape[:, :reach]).sum(axis=1)
    rows, height = shape.sum(axis=1), np.arange(len(shape))
    below = (rows * np.clip(height - np.average(height, weights=tip) + 0.5, 0, 1)).sum()
    return bool(below > _HEAVY * (rows.sum() - below))


def _has_two_bars(crop: Grey) -> bool:
    """Whether two level bars run through the first sign, from side to side."""
    shape = _first_sign(crop)
    inner = shape[:, 2:-2] if shape.shape[1] > _LEAST else shape
    rows = np.asarray(np.percentile(inner, _WIDE, axis=1))
    inked = np.flatnonzero(shape.any(axis=1))
    ink, white = (share * shape.max() for share in _BAR)
    bars = np.diff(rows > ink, prepend=False, append=False).nonzero()[0]
    if len(bars) != 4 or np.ptp(inked) < _HIGH:
        return False
    close = bars[2] - bars[1] <= _APART * np.ptp(inked)
    return bool(close and rows[bars[1] : bars[2]].min() < white)


def _first_sign(crop: Grey) -> NDArray[np.float64]:
    """How dark its pixels are, in the columns from its first ink to the next white."""
    dark: NDArray[np.float64] = np.clip(_PAPER - crop.astype(float), 0, None)
    columns = dark.sum(axis=0)
    inked = columns > _FAINT * columns.max()
    start = int(inked.argmax())
    width = int((~inked[start:]).argmax()) or len(inked) - start
    return dark[:, start : start + width]


def _again(
    crops: Sequence[Grey],
    which: Sequence[int],
    recogniser: Recogniser,
    way: Callable[[Grey], Grey],
) -> list[Said]:
    return recogniser.texts([way(crops[index]) for index in which])


def _agreed(readings: Sequence[Said]) -> Said:
    """The text that has most said for it by all readings, as sure as the surest of them is."""
    weights: dict[str, list[Said]] = {}
    for each in readings:
        weights.setdefault(each.text, []).append(each)
    best = max(weights.values(), key=lambda same: sum(each.sure for each in same))
    return max(best, key=lambda each: each.sure)


def _smoothed(crop: Grey) -> Grey:
    return np.asarray(ndimage.gaussian_filter(crop, _SMOOTH), np.uint8)


def _sharpened(crop: Grey) -> Grey:
    bright = crop.astype(float)
    edges = bright - ndimage.gaussian_filter(bright, _SHARP)
    return np.clip(bright + _SHARPER * edges, 0, 255).astype(np.uint8)


def _with_margin(crop: Grey) -> Grey:
    above, beside = _MARGIN
    return np.pad(crop, ((above, above), (beside, beside)), constant_values=255)


def _broader(crop: Grey, times: float = _BROADER) -> Grey:
    height, width = crop.shape
    return np.array(Image.fromarray(crop).resize((round(times * width), height)))


def _little_broader(crop: Grey) -> Grey:
    return _broader(crop, _LITTLE_BROADER)
