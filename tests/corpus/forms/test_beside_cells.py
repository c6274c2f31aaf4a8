"""A text whose plain cells come first, and those of several lines behind them."""

from tests.corpus.forms.texts import pairs_of, read_form

PARTED = """\
项目支出绩效目标表
项目名称 渗滤液处理厂运行经费
主管部门 某市环境卫生局 实施单位 某市渗滤液处理厂
年度资金总额 50.00
其中：财政拨款 50.00
其他资金 0.00
一级指标 二级指标 三级指标 指标值
产出指标
数量指标
年处理渗滤液量
飞灰清运量
新增渗滤液处理能力
在线监测设备维护
质量指标
出水水质达标率 100%
≤50mg/L
飞灰含水率 ≤60%
时效指标
运行费支付及时率 100%
设备故障抢修响应时间
成本指标
经济成本指标
渗滤液处理单价
飞灰处置单价
生态环境成本指标 处理每吨水耗电量
效益指标 生态效益指标
氨氮削减量
满意度指标 服务对象满意度指标 周边居民满意度 ≥85%
（2024年度）
项目资金
（万元）
年度
总体
目标
一是保障渗滤液处理厂稳定运行；
二是飞灰处置率达到100%；
三是完成处理线改造，新增处理能力2万吨/日。
绩
效
指
标
≥2190万吨
1.46万吨
2万吨/日
9台套
COD平均浓度
≤1小时
1.28元/吨
≤320元/吨
≤0.35千瓦时
COD削减量 ≥5200吨
≥480吨
"""


def test_the_cells_row_by_row_are_taken_into_account() -> None:
    found = read_form(PARTED)
    values = pairs_of(found)
    assert values["年处理渗滤液量"] == "≥2190万吨"
    assert values["在线监测设备维护"] == "9台套"
    assert values["设备故障抢修响应时间"] == "≤1小时"
