"""Ids of what a form says: each row and each goal has one of its own."""

from corpus import ids
from corpus.reading import read_bytes

FORM = """<meta charset="utf-8"><table>
<tr><td colspan="4">项目支出绩效目标表</td></tr>
<tr><td>项目名称</td><td colspan="3">路灯维护</td></tr>
<tr><td>主管部门</td><td colspan="3">某市城管局</td></tr>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>
<tr><td rowspan="2">产出指标</td><td rowspan="2">数量指标</td>
<td>路灯(盏)数量</td><td>≥100盏</td></tr>
<tr><td>路灯（盏）数量</td><td>≥200盏</td></tr></table>"""


def test_rows_whose_names_are_spelt_otherwise_have_ids_of_their_own() -> None:
    (form,) = read_bytes(FORM.encode(), "a.html").forms
    one, other = form.indicators
    assert ids.normalised(one.name) == ids.normalised(other.name)
    assert one.name != other.name
    assert one.id != other.id
    assert one.definition_id == other.definition_id
