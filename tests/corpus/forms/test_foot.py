"""What a web page prints below its article is no part of the form."""

from corpus.forms.foot import foot_of


def test_the_foot_begins_with_the_first_such_line_behind_all_labels() -> None:
    lines = ["扫一扫在手机打开", "满意度指标", "居民满意度 ≥90%", "", "附件:", "扫一扫打开当前页"]
    assert foot_of(lines) == 3


def test_without_such_lines_all_is_kept() -> None:
    lines = ["满意度指标", "居民满意度 ≥90%", "附件:", "填表人:丁一"]
    assert foot_of(lines) == len(lines)


def test_buttons_in_one_line_are_such_a_line() -> None:
    assert foot_of(["数量指标 甲 3次", "[下载] [打印] [关闭]"]) == 1


def test_a_text_may_be_cut_amid_the_title_of_a_further_form() -> None:
    lines = [
        "某市2024年项目支出绩效目标表 |",
        "数量指标 |",
        "甲 |",
        "3次 |",
        "某市2024年项目支出绩",
        "",
    ]
    assert foot_of(lines) == 4
    assert foot_of([*lines[:4], "其他说明的问题"]) == 5
