"""Where the second of two texts begins that stand one behind the other."""

import pytest

from corpus.forms.in_rows.sides import sides_of
from corpus.forms.in_rows.tokens import tokens_of

_GOAL = [
    "1.养护河岸步道12公里，更换损坏的护栏和路灯，保障沿线行人安全，方便居民早晚健",
    "身；",
    "2.开展爱河护河宣传活动，办好“河岸读书角”等活动，",
    "扩大影响力；",
    "3.修剪沿线树木，改善河岸环境，建立巡查台账和隐患清单制度；",
    "4.完成步道铺装质量检测和护栏安全检测，及时公布检测结果，接受沿线居民的监督；",
]


@pytest.mark.parametrize(
    "achieved",
    [["已按计划完成全年工作任务。"], ["全年养护步道12公里，", "更换护栏300米。"]],
)
def test_what_was_achieved_begins_as_reports_do_however_long_the_goal_is(
    achieved: list[str],
) -> None:
    sides = sides_of(tuple(tokens_of([*_GOAL, *achieved], 1)))
    assert ["".join(token.text for token in side) for side in sides] == [
        "".join(_GOAL),
        "".join(achieved),
    ]
