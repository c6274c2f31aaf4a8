"""Levels of rows whose labels a text gives apart from them."""

import pytest

from corpus.forms.labels import find_labels
from corpus.forms.levels import Placed, place
from corpus.forms.pairs import Row
from corpus.forms.words import Cell, Word

_LABELS = ("产出指标", "数量指标", "质量指标", "时效指标")


def _placed(*rows: tuple[str, str]) -> list[Placed]:
    """Rows of (name, value), all behind the labels."""
    texts = [*_LABELS, *(text for row in rows for text in row)]
    words = [Word(t, 0, n, 0, len(t), 0, n, n) for n, t in enumerate(texts)]
    cells = [Cell((word,)) for word in words[len(_LABELS) :]]
    found = [Row(*pair) for pair in zip(cells[::2], cells[1::2], strict=True)]
    return place(found, find_labels(words[: len(_LABELS)], False), False, False)


@pytest.mark.parametrize(
    ("name", "value", "level2"),
    [("抽检结果公示", "每周公布", "时效指标"), ("名单公示期", "不少于7个工作日", "时效指标")],
)
def test_what_comes_again_and_again_or_lasts_is_of_time(name: str, value: str, level2: str) -> None:
    placed = _placed(("养护步道长度", "≥12公里"), ("养护验收合格率", "≥95%"), (name, value))
    assert placed[2].level
    assert placed[2].level.level2 == level2
