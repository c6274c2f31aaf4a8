"""Which values a name calls for."""

import pytest

from corpus.forms.evidence import mismatch


@pytest.mark.parametrize(
    ("name", "own", "other"),
    [
        ("清理河道长度", "=18(公里)", "≥90%"),
        ("水体氨氮浓度", "1.5毫克/升", "≥90%"),
        ("栽植林地面积", "≥12公顷", "≥6座"),
        ("护栏更换长度", "≥120延米", "≥6座"),
        ("人均馆藏借阅量", "≥1.2(册/人)", "不断扩大"),
    ],
)
def test_a_name_calls_for_its_measure(name: str, own: str, other: str) -> None:
    assert mismatch(name, own) + 0.5 < mismatch(name, other)


def test_a_quality_is_said_in_words() -> None:
    assert mismatch("库区水体质量", "保持良好") <= 0
