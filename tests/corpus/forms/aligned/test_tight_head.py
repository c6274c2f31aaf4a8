"""What stands above the table where cells are narrow: labels less high than the texts beside them,
texts of several lines one right below the other, and goals."""

from tests.corpus.forms.aligned.test_head import cells_of, form_of

_TITLE = """\
                    项目支出绩效目标表
                      （2025年度）
"""
_MONEY = """\
 项目资金    年度资金总额                 40.00
（万元）
"""


def test_the_last_character_of_a_label_may_stand_beside_its_first() -> None:
    head = f"""{_TITLE}\
            老旧步道安全护栏
 项目名称    更新改造和日常养 项目性      质   延续项目
            护补助
 主管部门    云溪县水利局
{_MONEY}"""
    assert form_of(head).project == "老旧步道安全护栏更新改造和日常养护补助"
    assert form_of(head).nature == "延续项目"


def test_the_last_character_of_a_label_may_be_pushed_aside() -> None:
    head = f"""{_TITLE}\
 项目名称    步道养护             项目性质 经常性项 项目类 其他运转类
                                 目  别
 主管部门    云溪县水利局
{_MONEY}"""
    assert form_of(head).category == "其他运转类"


def test_labels_that_stand_close_behind_a_name_may_be_pushed_further() -> None:
    head = f"""{_TITLE}\
          项目名称   步道沿线“清洁保洁 项目性 新增项目 项目类 其他运转类
                     +”养护             质      别
     主管部门   云溪县水利局
{_MONEY}"""
    form = form_of(head)
    assert form.project == "步道沿线“清洁保洁+”养护"
    assert (form.nature, form.category) == ("新增项目", "其他运转类")


def test_labels_beside_the_second_line_of_a_name_begin_no_row() -> None:
    head = f"""{_TITLE}\
 项目名称 云溪河步道护栏更新
           改造（第二批）                项目性质  延续项目
 主管部门    云溪县水利局                实施单位  河道管理所
{_MONEY}"""
    form = form_of(head)
    assert form.project == "云溪河步道护栏更新改造（第二批）"
    assert form.department == "云溪县水利局"


def test_a_blank_line_parts_lines_that_two_labels_could_have() -> None:
    head = f"""{_TITLE}\
            云溪河步道护栏更
 项目名称    新改造和沿河石阶 项目性质  延续项目
            修补工程

            云溪县水利和河湖
 主管部门                  实施单位  河道管理所
            管理局

{_MONEY}"""
    form = form_of(head)
    assert form.project == "云溪河步道护栏更新改造和沿河石阶修补工程"
    assert form.department == "云溪县水利和河湖管理局"


_DUTIES = f"""{_TITLE}\
 项目名称      步道养护

              做好沿河步道护栏更新和日常的维修养护
              以及堤防水闸的除险加固工作（第二
 主要职责      批）和巡查山塘水库。
"""


def test_the_first_of_several_goals_stands_above_their_label() -> None:
    head = f"""{_DUTIES}\
              1.对沿河八十三处步道护栏进行维修养护；
              2.更换老化护栏22.5公里，破损率降至12%以下；
 年度总体目标  3.保障行人安全，步道完好率稳步提高；
              4.建立健全步道管护机制。
"""
    rows = dict(row for row in cells_of(head) if len(row) == 2)
    assert rows["主要职责"].endswith("山塘水库。")
    assert rows["年度总体目标"].startswith("1.对沿河八十三处步道护栏")
    assert rows["年度总体目标"].endswith("管护机制。")


def test_numbers_above_another_label_are_none_of_goals() -> None:
    head = f"""{_TITLE}\
 项目名称      步道养护

              做好沿河步道护栏更新和日常的维修养护：
 主要职责      每日巡查一遍；
              1.遇汛期加密巡查；
 主管部门      云溪县水利局
"""
    rows = dict(row for row in cells_of(head) if len(row) == 2)
    assert rows["主要职责"].endswith("加密巡查；")
    assert rows["主管部门"] == "云溪县水利局"


def test_a_second_goal_may_begin_farther_left_in_some_lines() -> None:
    head = f"""{_TITLE}\
 项目名称    步道养护
 主管部门    云溪县水利局
                项目总目标                           年度总体目标
        1.三年内更换护栏九百米，养护步道 1.更换护栏三百米，养护步道十二公里，清理淤积；
        二十公里；
 项目绩效 2.减少沿河步道的积水和滑 2.减少积水。
 目标     坡。
"""
    assert [goal.text for goal in form_of(head).goals] == [
        "三年内更换护栏九百米，养护步道二十公里；",
        "减少沿河步道的积水和滑坡。",
        "更换护栏三百米，养护步道十二公里，清理淤积；",
        "减少积水。",
    ]


def test_goals_beside_their_labels_are_not_below_them() -> None:
    head = f"""{_TITLE}\
 项目名称    步道养护
 主管部门    云溪县水利局
            更换沿河步道护栏，养护步道十二                        任务均已完成，达到
 年度总体目标                                       目标完成情况
            公里。                                           了预期的要求。
"""
    assert [goal.text for goal in form_of(head).goals] == ["更换沿河步道护栏，养护步道十二公里。"]
