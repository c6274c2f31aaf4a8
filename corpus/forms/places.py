"""How a text lies on its page: whether its lines are the page's, how near a value is to a label."""

from math import log2

from corpus.forms.labels import Label
from corpus.forms.pages import Stretch
from corpus.forms.words import Word


def is_visual(stretch: Stretch) -> bool:
    """Whether lines are as on the page, so that the parts of a wrapped cell may stand apart."""
    apart = [x for x in stretch.labels if x.words[-1].order - x.order >= len(x.words)]
    return stretch.by_column or len(apart) > 0


def nearness(label: Label, word: Word) -> float:
    """What it costs that the label's value begins with this word: 0 right behind it on its line."""
    steps = word.order - label.words[-1].order
    if word.line == label.words[-1].line:
        return 0.6 * (steps - 1) if steps > 0 else 2.5 - 0.4 * steps
    if steps == 1 and word.line - label.words[-1].line <= 2:
        return 0.3 if word.line == label.words[-1].line + 1 else 0.5
    if steps > 0:
        return 0.8 + 0.35 * log2(steps)
    return 1.4 + 0.35 * log2(-steps)
