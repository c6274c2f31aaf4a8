"""Which of two readings of a text explains more."""

from dataclasses import replace

from corpus.forms.reader import read_forms
from corpus.forms.worth import is_named, is_sound, worth_of

_EXPLAINED = """项目支出绩效目标表
（2024年度）
项目名称 辅助器具适配
主管部门 云溪县残疾人联合会
年度目标 为620名残疾人适配辅助器具。
一级指标 二级指标 三级指标 指标解释 比较符 数值 单位
产出指标
数量指标 适配人数 年内完成适配的持证残疾人数 ≥ 620 人
质量指标 适配合格率 合格人数/适配人数 ≥ 98 %
满意度指标 服务对象满意度指标 残疾人满意度 问卷调查 ≥ 90 %
"""
_BESIDE = """项目支出绩效目标表
（2024年度）
项目名称 垃圾焚烧发电
项目实施机构 云溪县城管局 项目公司 云溪环境公司
主管部门 云溪县城管局 实施单位 云溪环境公司
一级指标 二级指标 三级指标 指标值
产出指标 数量指标 处理垃圾量 ≥600吨
满意度指标 服务对象满意度指标 居民满意度 ≥80%
"""


def test_headings_are_no_rows_and_a_column_of_explanations_is_no_part_of_names() -> None:
    (form,) = read_forms(_EXPLAINED.split("\n"))[0]
    rows = [(row.name, row.target and row.target.raw) for row in form.indicators]
    assert rows == [("适配人数", "≥620人"), ("适配合格率", "≥98%"), ("残疾人满意度", "≥90%")]


def test_labels_that_nobody_knows_end_the_name_of_a_project() -> None:
    (form,) = read_forms(_BESIDE.split("\n"))[0]
    assert form.project == "垃圾焚烧发电"


def test_a_name_that_holds_a_label_tells_against_a_reading() -> None:
    (form,) = read_forms(_EXPLAINED.split("\n"))[0]
    torn = replace(form, project="辅助器具适配项目性质经常性")
    assert is_named(form)
    assert not is_named(torn)
    assert worth_of([form]) > worth_of([torn])


def test_rows_named_by_values_are_no_sound_form() -> None:
    (form,) = read_forms(_EXPLAINED.split("\n"))[0]
    shifted = [replace(row, name=row.target.raw) for row in form.indicators if row.target]
    assert is_sound(form)
    assert not is_sound(replace(form, indicators=tuple(shifted)))


def test_rows_without_the_level_that_others_have_tell_against_a_reading() -> None:
    (form,) = read_forms(_EXPLAINED.split("\n"))[0]
    first, *others = form.indicators
    gaps = replace(form, indicators=(replace(first, level1=None), *others))
    bare = replace(form, indicators=tuple(replace(row, level1=None) for row in form.indicators))
    assert is_sound(form)
    assert not is_sound(gaps)
    assert is_sound(bare)
    assert worth_of([form]) > worth_of([gaps]) + 1.0
