"""Where lines of text stand in a picture and what they say, by RapidOCR: the extra `ocr`."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

import numpy as np
from PIL import Image

from corpus.errors import ReadError
from corpus.model import Box
from corpus.readers.scan.ruling import Grey

_DPI = 110  # lines are looked for at
_TILE = 2000  # pixels: a taller picture is searched in parts
_SINGLE = 1.5  # times as wide as high: one character, read with room behind it, or ≥ becomes >
_EXTRA = "what the extra [ocr] brings: pip install 'jixiao[ocr]'"
_SETTINGS = {
    "Global.use_cls": False,  # it turns short cells upside down
    "Global.max_side_len": 100_000,
    "Global.log_level": "critical",
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


class Recogniser(Protocol):
    """What finds and reads lines; a test may have its own."""

    def lines(self, grey: Grey, dpi: float) -> list[Box]:
        """Boxes of lines of text, in pixels."""
        ...

    def texts(self, crops: Sequence[Grey]) -> list[tuple[str, float]]:
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


class _RapidOcr:
    def __init__(self) -> None:
        make = import_module("rapidocr").RapidOCR
        self._single = make(params=_SETTINGS)
        self._engine = make(params={**_SETTINGS, "Rec.rec_img_shape": [3, 48, 96]})

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

    def texts(self, crops: Sequence[Grey]) -> list[tuple[str, float]]:
        return [self._text(crop) for crop in crops]

    def _text(self, crop: Grey) -> tuple[str, float]:
        height, width = crop.shape
        engine = self._single if width < _SINGLE * height else self._engine
        said = engine.recognize_txt([_coloured(crop)])
        return said.txts[0], float(said.scores[0])


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
