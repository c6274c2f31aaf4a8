"""Runs down the page where names stand behind rows below theirs, beside the levels."""

from collections.abc import Sequence

from corpus.cell_terms import Column
from corpus.forms.columned import Table

from .texts import lines_of, read, taken

HEADINGS = ("三级指标", "年度指标值", "全年实际值", "分值", "得分")
ROWS = (
    ("修缮古桥数量", "≥6(座)", "7座", "20", "20"),
    ("清理河道长度", "=18(公里)", "18公里", "20", "20"),
    ("完工及时率", "≥95(%)", "98%", "10", "10"),
    ("桥区环境", "明显改善", "有所改善", "20", "18"),
    ("古桥年养护费用", "≤3.5(万元/座)", "3.4万元/座", "10", "10"),
    ("游客满意度", "≥90(%)", "93%", "20", "20"),
)


def text_of(*late: tuple[int, int], behind: Sequence[str] = ()) -> list[str]:
    """The rows cell by cell; of `late`, each (row whose name, row behind which it stands)."""
    cells: list[str] = []
    for n, row in enumerate(ROWS):
        cells += row[1:] if n in dict(late) else row
        cells += [ROWS[m][0] for m, at in late if at == n]
    return lines_of([*cells, *behind], HEADINGS)


def pairs(table: Table) -> list[tuple[str, str]]:
    return [(row.name.text, row.value.text if row.value else "") for row in table.rows]


def test_names_behind_the_rows_below_stand_in_the_rows_that_have_none() -> None:
    for late in ([(0, 3)], [(0, 4), (1, 4)], [(3, 5)], [(5, 5)], [(0, 2), (5, 5)]):
        table = read(text_of(*late))
        assert pairs(table) == [row[:2] for row in ROWS], late


def test_names_that_came_late_are_held_against_each_others_values() -> None:
    table = read(text_of((3, 4), (5, 5)))
    assert [row.name.text for row in table.rows if row.other_values] == []
    table = read(text_of((0, 4), (1, 4)))
    opened = {row.name.text: row.other_values for row in table.rows if row.other_values}
    assert set(opened) <= {"修缮古桥数量", "清理河道长度"}


def test_the_heading_of_reasons_holds_a_label_of_another_part() -> None:
    headings, _ = taken(text_of(behind=("偏差原因分析及\n改进措施",)))
    assert headings
    assert [one.label for one in headings.texts] == ["偏差原因分析及改进措施"]
    assert headings.texts[0].column is Column.REASON


def test_a_reason_does_not_go_on_behind_its_full_stop() -> None:
    reason = ("偏差原因分析及\n改进措施", "汛期较长。", "夜间照明覆盖率", "≥80(%)", "85%", "5", "5")
    assert pairs(read(text_of(behind=reason)))[-1] == reason[2:4]
