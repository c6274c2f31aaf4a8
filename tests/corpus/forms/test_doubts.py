"""A value of a text that a figure of another column may have run into is open."""

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.forms.doubts import doubted
from corpus.model import Detail
from corpus.values.target import parse_target
from tests.corpus.forms.texts import form_text, read_form


@pytest.mark.parametrize(
    ("value", "shorter"),
    [
        ("≥95%5100", "≥95%"),
        ("符合有关规定10", "符合有关规定"),
        ("无健全无2较健全", "健全"),
        ("≥95%", None),
        ("2024年11月底前", None),
        ("3天2晚", None),
    ],
)
def test_a_measure_before_a_figure_of_another_column_is_another_reading(
    value: str, shorter: str | None
) -> None:
    form = read_form(form_text())
    row = replace(form.indicators[0], target=parse_target(value), ambiguities=())
    (found,) = doubted([replace(form, indicators=(row,))])
    readings = [one.readings for one in found.indicators[0].ambiguities]
    assert readings == ([(value, shorter)] if shorter else [])


@pytest.mark.parametrize(
    ("value", "beside", "whole"),
    [
        ("3起", "5≤", "≤3起"),
        ("36", "公里", "36公里"),
        ("≥36公里", "32≥", None),
        ("36公里", "行业标准", None),
    ],
)
def test_a_sign_or_unit_in_the_column_beside_a_value_is_another_reading(
    value: str, beside: str, whole: str | None
) -> None:
    form = read_form(form_text())
    row = replace(form.indicators[0], target=parse_target(value), ambiguities=())
    row = replace(row, details=(Detail("历史值", beside),))
    (found,) = doubted([replace(form, indicators=(row,))])
    readings = [one.readings for one in found.indicators[0].ambiguities]
    assert readings == ([(value, whole)] if whole else [])


@pytest.mark.parametrize(
    ("value", "actual", "weight", "opened"),
    [
        ("10", "10", None, True),
        ("10", None, 10, True),
        ("8", "8", None, False),
        ("10", "9", None, False),
        ("10", None, None, False),
        ("10次", "10次", None, False),
    ],
)
def test_figures_that_other_rows_have_as_points_may_be_no_values(
    value: str, actual: str | None, weight: int | None, opened: bool
) -> None:
    form = read_form(form_text())
    plain = replace(form.indicators[0], ambiguities=(), details=())
    others = [
        replace(plain, target=parse_target("3次"), weight=Decimal(10), score=Decimal(n))
        for n in (9, 10)
    ]
    row = replace(
        plain,
        target=parse_target(value),
        actual=parse_target(actual) if actual else None,
        weight=Decimal(weight) if weight else None,
    )
    (found,) = doubted([replace(form, indicators=(*others, row))])
    readings = [one.readings for one in found.indicators[-1].ambiguities]
    assert readings == ([(value, "")] if opened else [])
