from datetime import date
from decimal import Decimal

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from graph.rdf.terms import calendar_year, chinese, day, decimal, integer, text


@settings(deadline=None)
@given(st.text())
def test_any_text_comes_back_from_rdflib_and_oxigraph(value: str) -> None:
    line = f"<http://a/s> <http://a/p> {text(value)} .\n"
    assert _by_rdflib(line).value == value
    assert _by_oxigraph(line) == value


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from('"\\\n\r\tu0041𠮷\x00\x7f\x85\u2028\ufeff\ufffe绩')))
def test_odd_characters_come_back_as_they_were(value: str) -> None:
    line = f"<http://a/s> <http://a/p> {chinese(value)} .\n"
    assert _by_oxigraph(line) == value
    assert _by_rdflib(line).language == "zh"


def test_half_a_character_becomes_the_sign_for_a_lost_one() -> None:
    assert text("绩\ud800效") == '"绩\ufffd效"'


@pytest.mark.parametrize(
    ("number", "written"),
    [("650.00", "650"), ("0", "0"), ("0.50", "0.5"), ("1E+3", "1000"), ("-2.10", "-2.1")],
)
def test_numbers_are_written_plainly(number: str, written: str) -> None:
    assert decimal(Decimal(number)) == f'"{written}"^^<http://www.w3.org/2001/XMLSchema#decimal>'


@settings(deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15))
def test_every_number_keeps_its_value(number: Decimal) -> None:
    assert Decimal(decimal(number).split('"')[1]) == number


def test_days_and_years_have_their_own_types() -> None:
    assert day(date(2024, 6, 30)) == '"2024-06-30"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert calendar_year(2024) == '"2024"^^<http://www.w3.org/2001/XMLSchema#gYear>'
    assert integer(7) == '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'


def _by_rdflib(line: str) -> rdflib.Literal:
    (object_,) = rdflib.Graph().parse(data=line, format="nt").objects()
    assert isinstance(object_, rdflib.Literal)
    return object_


def _by_oxigraph(line: str) -> str:
    (quad,) = parse(line.encode(), format=RdfFormat.N_TRIPLES)
    object_ = quad.object
    assert object_ is not None
    return str(getattr(object_, "value", ""))
