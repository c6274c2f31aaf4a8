from decimal import Decimal

import pytest

from corpus.values import units
from corpus.values.units import measure_of
from graph.rdf.units import known_units, measure_unit


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


def test_the_names_are_those_of_the_table_of_measures() -> None:
    assert known_units() == units.known_units()


@pytest.mark.parametrize("name", sorted(known_units()))
def test_units_of_one_qudt_unit_are_as_many_of_it_as_the_table_says(name: str) -> None:
    unit, measure = measure_unit(name), measure_of(name)
    assert measure
    plain = next(n for n in sorted(known_units()) if _is_plain(n, unit.qudt))
    if unit.qudt not in (None, "NUM"):
        ratio = measure.factor / measure_of(plain).factor  # type: ignore[union-attr]
        assert unit.factor == Decimal(ratio.numerator) / ratio.denominator


@pytest.mark.parametrize(
    ("printed", "ucum"),
    [("%", "%"), ("人次", "{person-time}"), ("万页", "10000.{page}"), ("期/周", "{session}/wk"),
     ("元", None), ("元/人", None)],
)  # fmt: skip
def test_units_have_codes_of_ucum(printed: str, ucum: str | None) -> None:
    assert measure_unit(printed).ucum == ucum


def _is_plain(name: str, qudt: str | None) -> bool:
    unit = measure_unit(name)
    return unit.qudt == qudt and (unit.factor == 1)
