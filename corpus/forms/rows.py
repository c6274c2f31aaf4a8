"""三级指标 with 指标值: the words of the table → rows, by the reading that costs least."""

from collections.abc import Sequence

from corpus.forms.bands import Bands
from corpus.forms.fragments import Joins, fragments_of
from corpus.forms.pages import Stretch
from corpus.forms.pairs import Row, completed
from corpus.forms.roles import scattered
from corpus.forms.words import Word

_LONE = (0.5, 1.2, 3.0)  # what a lone cell may cost where a text goes row by row; all are tried
_LIKELY = 1.5  # what a lone name costs less where many names stand before their values


def rows_of(stretch: Stretch, free: Sequence[Word], visual: bool) -> tuple[float, list[Row]]:
    """(cost, rows) of these words in the order of their names; a name without value has None."""
    fragments = fragments_of(stretch, free)
    if not fragments:
        return 0.0, []
    joins = Joins(fragments, stretch, visual)
    bands = Bands(joins)
    cuts = [bands.cut(lone) for lone in _LONE]
    if not visual:
        cuts += [bands.cut(_LONE[0], _LIKELY), scattered(joins)]
    return min(map(completed, cuts), key=lambda reading: reading[0])
