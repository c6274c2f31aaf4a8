"""Where lines of text stand in a picture and what they say, by RapidOCR: the extra `ocr`."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from corpus.errors import ReadError
from corpus.model import Box
from corpus.readers.scan.ruling import Grey

_DPI = 110  # lines are looked for at
_TILE = 2000  # pixels: a taller picture is searched in parts
_SINGLE = 1.5  # times as wide as high: one character, read with room behind it, or ≥ becomes >
_ROOMY, _CLOSE = 320 / 48, 96 / 48  # times as wide as high, at least, a line is read at
_SOME = 48, 96  # pixels
_FOREIGN = 0.002  # what a letter counts that a form in simplified Chinese does not print
_CYRILLIC = "\u0400"  # the first letter behind the Latin and Greek ones
_SPELT = {"%0": "‰", "°℃": "℃"}  # one sign read as two that never follow each other
_TO_WIDE = 0xFEE0  # from a sign of ASCII to the one as wide as a character
_FIRST_HANZI, _WIDE = "\u4e00", 2  # and bytes of one in GB 2312
_EXTRA = "what the extra [ocr] brings: pip install 'jixiao[ocr]'"
_SETTINGS = {
    "Global.use_cls": False,  # it turns short cells upside down
    "Global.max_side_len": 100_000,
    "Global.log_level": "critical",
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


class Said(NamedTuple):
    """What a picture of a line says."""

    text: str
    sure: float  # from 0 to 1: the mean of its characters
    least: float  # of its least sure character: so sure is the whole text


class Recogniser(Protocol):
    """What finds and reads lines; a test may have its own."""

    def lines(self, grey: Grey, dpi: float) -> list[Box]:
        """Boxes of lines of text, in pixels."""
        ...

    def texts(self, crops: Sequence[Grey]) -> list[Said]:
        """What each picture of one line says, and how sure that is."""
        ...


def is_installed() -> bool:
    return all(find_spec(name) for name in ("rapidocr", "onnxruntime"))


@cache
def recogniser() -> Recogniser:
    """The one of this process; loading the models takes a second."""
    return _RapidOcr()


def need(name: str) -> None:
    """Raises ReadError where the extra is missing."""
    if not is_installed():
        raise ReadError(name, "a picture, which is read only by recognising text", _EXTRA)


class Simplified:
    """Decodes what a model says of a line, counting little for letters that forms don't print.

    `characters` by number; the first stands for none.
    """

    def __init__(self, characters: Sequence[str]) -> None:
        self._characters = characters
        weights = [1.0 if _is_printed(each) else _FOREIGN for each in characters]
        self._weights = np.array(weights, np.float32)
        self._twins = _twins(characters)

    def said(self, chances: NDArray[np.float32]) -> Said:
        """`chances`: places × characters, each place's sum is 1."""
        weighed = chances * self._weights
        likeliest = weighed.argmax(axis=1)
        twins = self._twins[likeliest]
        places = np.arange(len(weighed))
        other = np.where(twins == likeliest, 0, weighed[places, twins])
        sure = (weighed[places, likeliest] + other) / weighed.sum(axis=1)
        starts = np.flatnonzero(np.diff(likeliest, prepend=-1))
        runs = likeliest[starts]
        best = np.maximum.reduceat(sure, starts)[runs > 0]
        text = "".join(self._characters[each] for each in runs[runs > 0])
        for two, sign in _SPELT.items():
            text = text.replace(two, sign)
        return Said(text, float(best.mean()), float(best.min())) if text else Said("", 0.0, 0.0)


def _twins(characters: Sequence[str]) -> NDArray[np.intp]:
    """By number: the same sign in the other width, as ( is of （, or where it has none, itself."""
    numbers = {each: number for number, each in enumerate(characters)}
    narrow = [each for each in numbers if len(each) == 1 and "!" <= each <= "~"]
    wide = {each: chr(ord(each) + _TO_WIDE) for each in narrow}
    other = wide | {broad: each for each, broad in wide.items()}
    return np.array([numbers.get(other.get(each, each), numbers[each]) for each in characters])


def _is_printed(character: str) -> bool:
    """Whether it is a sign, a digit, a Latin or Greek letter or a character of GB 2312."""
    if not character.isalpha() or character < _CYRILLIC:
        return True
    try:
        return len(character.encode("gb2312")) == _WIDE and character >= _FIRST_HANZI
    except UnicodeEncodeError:
        return False


class _RapidOcr:
    def __init__(self) -> None:
        self._engine = import_module("rapidocr").RapidOCR(params=_SETTINGS)
        self._engine.recognize_txt([_coloured(np.full(_SOME, 255, np.uint8))])  # loads the model
        self._model = self._engine.text_rec
        self._decoder = Simplified(self._model.postprocess_op.character)

    def lines(self, grey: Grey, dpi: float) -> list[Box]:
        scale = min(1.0, _DPI / dpi)
        size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
        small = np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.BOX))
        found = []
        for top, tile in _tiles(small):
            shown = self._engine(_coloured(tile), use_det=True, use_cls=False, use_rec=False)
            for corners in [] if shown.boxes is None else shown.boxes:
                (x0, y0), (x1, y1) = corners.min(axis=0) / scale, corners.max(axis=0) / scale
                found.append((float(x0), y0 + top / scale, float(x1), y1 + top / scale))
        return found

    def texts(self, crops: Sequence[Grey]) -> list[Said]:
        return [self._said(crop) for crop in crops]

    def _said(self, crop: Grey) -> Said:
        height, width = crop.shape
        least = _ROOMY if width < _SINGLE * height else _CLOSE
        line = self._model.resize_norm_img(_coloured(crop), max(least, width / height))
        return self._decoder.said(self._model.session(line[None])[0])


def _tiles(grey: Grey) -> Iterator[tuple[int, Grey]]:
    """Parts not taller than _TILE, cut where a row has the least ink."""
    top = 0
    while len(grey) - top > _TILE:
        rows = grey[top + _TILE * 3 // 4 : top + _TILE].mean(axis=1)
        bottom = top + _TILE * 3 // 4 + int(rows.argmax()) + 1
        yield top, grey[top:bottom]
        top = bottom
    yield top, grey[top:]


def _coloured(grey: Grey) -> Grey:
    return np.repeat(grey[:, :, None], 3, axis=2)
