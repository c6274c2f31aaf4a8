"""Which words may be names beside each other whose lines stand by turns."""

from corpus.forms.pages import stretches
from corpus.forms.woven_names import woven
from corpus.terms import Part


def names(*lines: str) -> dict[Part, list[str]]:
    (stretch,), _ = stretches(("项目支出绩效目标表", *lines, "项目资金", "产出指标"))
    labels = {word for label in stretch.labels for word in label.words}
    free = [word for word in stretch.words if word not in labels]
    return {part: [cell.text for cell, *_ in found] for part, found in woven(stretch, free).items()}


def test_the_lines_of_two_names_are_told_apart_by_where_the_labels_stand() -> None:
    found = names(
        "项目名称", "树木养护", "某市房屋安全和更", "主管部门", "某市城建局", "实施单位", "新中心"
    )
    assert found == {Part.DEPARTMENT: ["某市城建局"], Part.UNIT: ["某市房屋安全和更新中心"]}


def test_what_stands_behind_the_label_of_the_project_is_no_line_of_another_name() -> None:
    found = names(
        "项目名称", "树木养护及病害处治", "主管部门", "某市城建局", "实施单位", "某市养护所"
    )
    assert not any(found.values())
