"""Where the further cells of a row stand."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask

from corpus.model import Indicator, Piece, Source
from tests.builders import make_indicator, make_target
from web.presenters.form.rows import missed, rows_of


@pytest.fixture(autouse=True)
def request_context(library_app: Flask) -> Iterator[None]:
    with library_app.test_request_context():
        yield


def row(*texts: str, weight: int, score: int) -> Indicator:
    """Name, target, actual, weight, score and reason in the cells of a row."""
    return replace(
        make_indicator(name=texts[0], target=make_target(texts[1])),
        actual=replace(make_target("=7"), raw="7"),
        weight=Decimal(weight),
        score=Decimal(score),
        deviation_reason="场地维修，已整改",
        source=Source(tuple(Piece(text, cell=f"C{at}") for at, text in enumerate(texts, 1))),
        name_source=Source((Piece(texts[0], cell="C1"),)),
        value_source=Source((Piece(texts[1], cell="C2"),)),
    )


def labels(row: Indicator) -> list[str | None]:
    (shown,) = rows_of((row,), "document-x")
    found = shown.results
    links = (found.actual, found.weight, found.score, found.reason)
    return [link.label if link else None for link in links]


def test_each_result_leads_to_its_own_cell_though_two_say_the_same() -> None:
    made = row("场次", "≥5(场)", "7", "10.00", "10分", "场地维修，", weight=10, score=10)
    assert labels(made) == ["C3", "C4", "C5", "C6"]


def test_a_result_in_no_cell_of_its_own_leads_to_the_row() -> None:
    made = row("场次", "≥5(场)", "7/10/9", weight=10, score=9)
    assert labels(made) == ["C1", "C1", "C1", "C1"]


@pytest.mark.parametrize(
    ("target", "actual", "told"),
    [
        ("≥25(万只)", "=24(万只)", True),
        ("≥25(万只)", "=25(万只)", False),
        ("≥25(万只)", "及时", False),
    ],
)
def test_a_target_is_missed_only_where_figures_say_so(target: str, actual: str, told: bool) -> None:
    said = replace(
        make_indicator(name="沙袋", target=make_target(target)), actual=make_target(actual)
    )
    assert missed(said) is told
