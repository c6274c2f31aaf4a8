"""Words of a page around a form that a reading takes for its indicators."""

from dataclasses import replace

from corpus.forms.astray import is_astray
from corpus.forms.reader import read_forms

# cells with nothing between them below what the site prints: nothing tells where they end
_GLUED = """首页 > 政务公开 > 专项资金
索引号
110000000087/2022-00034
主题分类
发布机构
云溪县水务局
成文日期
2022-08-17

河堤补助资金绩效目标自评表 (农村河段)

时间:2022-08-17 | 来源:云溪县水务局

   河堤补助资金绩效目标自评
(2021年度)
转移支付(项目)名称河堤补助资金
中央主管部门财政部
地方主管部门云溪县水务局资金使用单位云溪县水务局
项目资金
(万元)

全年预算数(A)全年执行数(B)预算执行率(B/A)
年度资金总额:40004000100%
 其中:中央补助40004000100%
总体目标完成情况总体目标全年实际完成情况
按计划完成2021年度河段补种。
绩效指标一级
指标
二级指标三级指标指标值全年实际完成值未完成原因和改进措施

数量指标补种河堤32.1公里2020


质量指标补种符合验收要求2020


时效指标按期完成投资1010

经济效益
指标
对沿岸农户增收的促进作用1010

满意度指标服务对象
满意度指标
沿岸群众满意度2020
"""


def test_labels_of_the_site_and_of_the_head_are_no_indicators() -> None:
    forms, unread = read_forms(_GLUED.split("\n"))
    assert forms == ()
    assert any("cannot be told" in one.reason for one in unread)


_LINES = """附件:2020年市级水利发展资金绩效目标表
|2020年市级水利发展资金绩效目标表|(2020)年度|专项(项目)名称
|河堤补种工程专项|市级财政部门|云溪市财政局|市级主管部门|云溪市水利局|区级财政部门|柳湾区财政局|区级主管部门
|柳湾区水利局|资金情况(万元)|资金来源|资金总额|其中:财政拨款|500|其他资金|总体目标|补种9200米河堤。|绩效指标
|一级指标|二级指标|三级指标|指标值|产出指标|数量指标|指标1:补种长度|9200米|指标2:修复面积|300亩|质量指标
|指标1:成活率|≧90%"""


def test_departments_of_other_levels_are_no_part_of_a_name() -> None:
    ((form,), _) = read_forms(_LINES.replace("\n", "").replace("|", "\n\n").split("\n"))
    assert form.project == "河堤补种工程专项"


def test_marks_between_cells_are_in_no_indicator() -> None:
    ((form,), _) = read_forms(_LINES.replace("\n", "").replace("|", "\n\n").split("\n"))
    first, second, third = form.indicators
    assert not is_astray(form)
    marked = replace(first, name="|"), replace(second, name="东坪镇|西田镇"), third
    assert is_astray(replace(form, indicators=marked))


def test_indicators_may_be_of_a_department() -> None:
    ((form,), _) = read_forms(_LINES.replace("\n", "").replace("|", "\n\n").split("\n"))
    first, second, third = form.indicators
    named = replace(first, name="主管部门满意度"), replace(second, name="预算单位参训率"), third
    assert not is_astray(replace(form, indicators=named))
