"""Small fictional forms as text, in the order of a page read row by row."""

from corpus.forms.reader import read_forms
from corpus.model import Form

TITLE = "财政项目支出绩效目标申报表\n（2025年度）"
HEAD = """\
项目名称 街道绿化养护经费
项目性质 经常性专项业务费 项目类别 特定目标类
主管部门 某市绿化管理局
实施单位 某市绿化养护所
计划开始日期 2025-01-01
计划完成日期 2025-12-31"""
MONEY = """\
项目资金（元）
项目资金总额 500,000.00
其中：财政资金 480,000.00
其他资金 20,000.00
年度资金申请总额 500,000.00
其中：当年财政拨款 450,000.00
上年结转资金 30,000.00
其他资金 20,000.00"""
GOALS = """\
项目总目标
养护好全市街道绿地，为市民提供整洁美丽的出行环境。
年度总体目标
1.完成十二条街道的绿地养护任务，及时更换枯死的树木；
2.开展绿化知识宣传活动，引导市民爱绿护绿。"""
COLUMNS = "绩效指标\n一级指标 二级指标 三级指标 年度(/项目)指标值"
ROWS = """\
产出指标
数量指标
养护绿地面积 ≥12000.00(平方米)
更换树木数量 ≥300(棵)
质量指标
苗木成活率 ≥95(%)
时效指标
养护完成及时性 及时
效益指标
社会效益指标
街道绿化水平 有所提升
满意度指标
服务对象满意度指标
市民满意度 ≥90(%)"""
PAIRS = {
    "养护绿地面积": "≥12000.00(平方米)",
    "更换树木数量": "≥300(棵)",
    "苗木成活率": "≥95(%)",
    "养护完成及时性": "及时",
    "街道绿化水平": "有所提升",
    "市民满意度": "≥90(%)",
}


def form_text(
    title: str = TITLE,
    head: str = HEAD,
    money: str = MONEY,
    goals: str = GOALS,
    table: str = f"{COLUMNS}\n{ROWS}",
) -> str:
    return "\n".join(part for part in (title, head, money, goals, table) if part) + "\n"


def read_text(text: str) -> tuple[Form, ...]:
    return read_forms(tuple(text.split("\n")))[0]


def read_form(text: str) -> Form:
    """The only form of a text."""
    (form,) = read_text(text)
    return form


def pairs_of(form: Form) -> dict[str, str | None]:
    return {row.name: row.target.raw if row.target else None for row in form.indicators}
