from decimal import Decimal

import pytest

from graph.rdf.units import measure_unit


@pytest.mark.parametrize(
    ("printed", "id_", "qudt", "factor"),
    [
        ("%", "measure-percent", "PERCENT", 1),
        ("％", "measure-percent", "PERCENT", 1),
        ("人", "measure-person", "NUM", 1),
        ("人次", "measure-person-time", "NUM", 1),
        ("天", "measure-day", "DAY", 1),
        ("万元", "measure-yuan-times-10000", "CCY_CNY", 10_000),
        ("百万元", "measure-yuan-times-1000000", "CCY_CNY", 1_000_000),
        ("万页", "measure-page-times-10000", "NUM", 10_000),
        ("期/周", "measure-session-per-week", "PER-WK", 1),
        ("元/人/天", "measure-yuan-per-person-per-day", None, 1),
        ("千米", "measure-kilometre", "KiloM", 1),
    ],
)
def test_known_units(printed: str, id_: str, qudt: str | None, factor: int) -> None:
    unit = measure_unit(printed)
    assert (unit.id, unit.qudt, unit.factor) == (id_, qudt, Decimal(factor))
    assert unit.en


def test_names_of_one_unit_are_one_unit() -> None:
    assert measure_unit("名") == measure_unit("人")


def test_a_unit_outside_the_table_keeps_its_name_and_gets_an_ascii_id() -> None:
    unit = measure_unit("标准箱")
    assert (unit.zh, unit.en, unit.qudt) == ("标准箱", None, None)
    assert unit.id.startswith("measure-")
    assert unit.id.isascii()
    assert unit.id != measure_unit("标准件").id
