"""What stands around scattered tables: labels and titles that only a pattern knows."""

from corpus.forms.labels import Label, find_labels
from corpus.forms.pages import stretches, text_pages
from corpus.forms.words import ordered, words_of
from corpus.terms import Part

from .texts import by_columns, lines_of


def labels(*lines: str) -> list[Label]:
    words = [w for first, page in text_pages(lines) for w in words_of(page, 0, first, bool)]
    return find_labels(ordered(words), by_column=False)


def test_a_label_that_wraps_behind_its_brackets_is_one() -> None:
    (label,) = labels("转移支付（项目）", "名称")
    assert (label.part, len(label.words)) == (Part.PROJECT, 2)


def test_a_label_in_other_words_than_most_forms_have_is_one() -> None:
    assert [label.part for label in labels("项目主管部门", "项目执行单位")] == [
        Part.DEPARTMENT,
        Part.UNIT,
    ]


def test_a_time_that_is_reached_is_a_name_and_no_label() -> None:
    assert not labels("完工时间", "完成时间")


def test_a_declaration_of_projects_has_a_title_with_its_year() -> None:
    lines = lines_of(list(by_columns()))
    ((stretch,), _) = stretches(["2022年项目申报表", *lines[4:]])
    assert [title.text for title in stretch.titles] == ["2022年项目申报表"]
