"""Levels that wrap, hang from their first lines, or stand elsewhere on the next page."""

from corpus.forms.reader import read_forms
from corpus.model import Form

_HEAD = """                 项目支出绩效目标申报表
                     （2024年度）
项目名称     林区防火道路维护
主管部门     云溪县林业局          实施单位       云溪县防火站
绩效指标     一级指标    二级指标   三级指标     指标值
"""
_HUNG = """         产出指标     数量指标   维护防火     120公里
                        道路里程
                        修复路基     35处
                        数量
                        清理排水     80公里
                        沟长度
                        设置防火     26块
                        标牌数量
                        巡护林区     48次
                        次数
                 质量指标   路基修复     ≥95%
                        合格率
                        标牌完好     ≥98%
                        率
                 成本指标   每公里维     <=4750
                        护费用标     元/公里
                        准
"""
_SHIFTED = """\f效     社会效   林区居民     有改善
益     益     出行条件
指     指标
标     生态效   火灾过火     有下降
      益     面积
      指标
满     服务对   居民满意     ≥90%
意     象     度
度     满意度
指     指标
标
"""


def _form(text: str) -> Form:
    (form,), _ = read_forms(text.split("\n"))
    return form


def test_levels_hang_where_the_texts_of_the_rows_do() -> None:
    rows = _form(_HEAD + _HUNG).indicators
    assert [row.level2 for row in rows] == ["数量指标"] * 5 + ["质量指标"] * 2 + ["成本指标"]
    assert {row.level1 for row in rows} == {"产出指标"}


def test_a_unit_below_a_number_goes_on_with_it() -> None:
    last = _form(_HEAD + _HUNG).indicators[-1]
    assert last.target is not None
    assert (last.name, last.target.raw) == ("每公里维护费用标准", "<=4750元/公里")


def test_levels_of_a_next_page_are_told_by_their_words_wherever_they_stand() -> None:
    rows = _form(_HEAD + _HUNG + _SHIFTED).indicators[-3:]
    assert [(row.level1, row.level2) for row in rows] == [
        ("效益指标", "社会效益指标"),
        ("效益指标", "生态效益指标"),
        ("满意度指标", "服务对象满意度指标"),
    ]


_UNKNOWN = """                 项目支出绩效自评表
                     （2024年度）
项目名称     河道保洁
主管部门     云溪县水利局          实施单位       云溪县河道所
一级指标    二级指标      三级指标         目标值       完成值      分值    得分
         立项管理     保洁方案完整性       完整       完整        10     10
 决策
         目标管理     保洁目标明确性       明确       明确        10     10
         资金管理     资金到位率         100%     100%      20     20
 过程
         组织管理     巡河记录完整率       ≥95%     97%       20     20
 产出      产出数量     保洁河道里程        ≥32公里    32公里      40     40
"""


def test_levels_of_no_known_name_that_stand_below_each_other_stay_apart() -> None:
    rows = _form(_UNKNOWN).indicators
    assert [row.level2 for row in rows] == [
        "立项管理", "目标管理", "资金管理", "组织管理", "数量指标",
    ]  # fmt: skip
    assert [row.level1 for row in rows] == ["决策", "决策", "过程", "过程", "产出指标"]


_NO_LEVELS = """                     项目支出绩效自评表
                     （2024年度）
项目名称     林区防火道路维护
主管部门     云溪县林业局          实施单位       云溪县防火站
年度绩效目标   一级指标    二级指标    三级指标     年初目标值   实际完成值   得分
          产出指标    数量指标    维护防火     120      120     10
                         道路里程
                         修复路基     35       35      10
                         数量
                         清理排水     80       80      10
                         沟长度
\f设置防火     26       26      10
标牌数量
巡护林区     48       48      10
次数
平整场地     5        5       10
面积
"""


def test_a_page_that_goes_on_without_levels_begins_with_names() -> None:
    rows = _form(_NO_LEVELS).indicators
    assert [row.name for row in rows[3:]] == ["设置防火标牌数量", "巡护林区次数", "平整场地面积"]
    assert {row.level2 for row in rows} == {"数量指标"}
