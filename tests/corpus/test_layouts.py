"""Fictional forms of layouts met or likely, one or two a file, read to all that is in them."""

import pytest

from corpus.model import FormKind
from corpus.reading import read_path
from tests.gold import DATA
from tests.measures import MEASURES, SPURIOUS, measured, read_gold

LAYOUTS = DATA / "layouts"
NAMES = sorted(path.name for path in LAYOUTS.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("name", NAMES)
def test_a_layout_is_read_to_all_that_is_in_it(name: str) -> None:
    gold = read_gold(LAYOUTS / f"{name.partition('.')[0]}.gold.json")
    tally = measured(gold, read_path(LAYOUTS / name).forms)
    assert tally.misses == []
    assert {m: tally.found[m] for m in MEASURES} == {m: tally.all[m] for m in MEASURES}
    assert (tally.all["documents"], tally.all[SPURIOUS]) == (len(gold), 0)


def test_of_a_form_of_monitoring_the_year_has_no_actual_value_yet() -> None:
    (form,) = read_path(LAYOUTS / "monitoring.xlsx").forms
    assert form.kind is FormKind.OTHER
    assert [row.actual for row in form.indicators] == [None] * 5
    assert {detail.label for detail in form.indicators[0].details} >= {
        "截至6月底完成值",
        "预计年底完成值",
    }
