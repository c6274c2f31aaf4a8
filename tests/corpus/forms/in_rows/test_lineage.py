"""What may stand below what while rows are read."""

from corpus.cell_terms import Column
from corpus.forms.in_rows.lineage import Lineage

_OUTPUT = Lineage("产出指标")


def test_a_second_level_of_another_first_level_costs() -> None:
    assert _OUTPUT.followed("质量指标", Column.LEVEL2, True) == (_OUTPUT, 0.0)
    assert _OUTPUT.followed("生态效益指标", Column.LEVEL2, True)[1] > 0


def test_a_first_level_costs_where_forms_never_have_it() -> None:
    assert Lineage("效益指标").followed("产出指标", Column.LEVEL1, True)[1] > 0
    assert Lineage("满意度指标").followed("成本指标", Column.LEVEL1, True)[1] == 0


def test_a_first_level_with_rows_of_its_own_costs_where_second_levels_have_a_column() -> None:
    alone, _ = _OUTPUT.followed("成本指标(20分)", Column.LEVEL1, True)
    assert alone == Lineage("成本指标", alone=True)
    assert alone.followed("每公里成本", Column.NAME, True)[1] > 0
    below, _ = alone.followed("经济成本指标", Column.LEVEL2, True)
    assert below.followed("每公里成本", Column.NAME, True)[1] == 0


def test_words_of_no_level_tell_nothing() -> None:
    assert Lineage().followed("管理", Column.LEVEL2, True) == (Lineage(), 0.0)
