from itertools import permutations

import pytest

from corpus.errors import RecordNotFound
from corpus.model import Form, FormKind
from graph.claims import Claim, Status
from graph.years import Change, Effect, Gap, Series, series_of
from tests.builders import PROJECT
from tests.graph.years.told import definition, evaluated, row_of, same, same_project, told

DAYS = definition("开放天数")
NUMBER_OF_DAYS = definition("全年开放天数")


def changes(series: Series) -> list[tuple[int, Change | None]]:
    return [(point.year, point.change) for point in series.points]


def test_each_year_has_its_value_and_what_changed() -> None:
    forms = [
        told(2021, {"开放天数": "≥300(天)"}),
        told(2022, {"开放天数": "≥310(天)"}),
        told(2023, {"开放天数": "≥310(天)"}),
        told(2024, {"开放天数": "≥7000(小时)"}),
    ]
    series = series_of(DAYS, forms, ())
    assert changes(series) == [
        (2021, None),
        (2022, Change.RAISED),
        (2023, Change.SAME),
        (2024, Change.LOWERED),
    ]
    last = series.points[-1].difference
    assert last
    assert (last.effect, last.converted, last.unit) == (Effect.LOOSENED, "7440", "小时")
    assert [p.target.row.target.raw for p in series.points if p.target and p.target.row.target] == [
        "≥300(天)",
        "≥310(天)",
        "≥310(天)",
        "≥7000(小时)",
    ]


def test_a_claim_joins_two_names_in_both_directions() -> None:
    forms = [told(2022, {"开放天数": "≥300(天)"}), told(2023, {"全年开放天数": "≥310(天)"})]
    claim = same(DAYS, 2022, NUMBER_OF_DAYS, 2023)
    for id_ in (DAYS, NUMBER_OF_DAYS, row_of(forms[1], "全年开放天数").id):
        series = series_of(id_, forms, [claim])
        assert changes(series) == [(2022, None), (2023, Change.RAISED)]
        assert series.claims == (claim,)
        assert series.points[1].steps[0].claim is claim


def test_without_a_claim_another_name_is_new_and_the_old_one_dropped() -> None:
    forms = [told(2022, {"开放天数": "≥300(天)"}), told(2023, {"全年开放天数": "≥310(天)"})]
    assert changes(series_of(NUMBER_OF_DAYS, forms, ())) == [(2023, Change.NEW)]
    series = series_of(DAYS, forms, ())
    assert changes(series) == [(2022, None), (2023, Change.DROPPED)]
    assert series.points[1].statements == ()


def test_a_rejected_claim_is_never_followed_but_stays_to_be_undone() -> None:
    forms = [told(2022, {"开放天数": "≥300(天)"}), told(2023, {"开放天数": "≥310(天)"})]
    claim = same(DAYS, 2022, DAYS, 2023, Status.REJECTED)
    series = series_of(DAYS, forms, [claim])
    assert changes(series) == [(2022, None), (2023, Change.NEW)]
    assert series.points[1].steps == ()
    assert series.claims == (claim,)


def test_a_claim_that_is_too_weak_is_shown_but_not_followed() -> None:
    forms = [told(2022, {"开放天数": "≥300(天)"}), told(2023, {"全年开放天数": "≥310(天)"})]
    weak = same(DAYS, 2022, NUMBER_OF_DAYS, 2023, score=0.7)
    series = series_of(DAYS, forms, [weak])
    assert changes(series) == [(2022, None), (2023, Change.DROPPED)]
    assert (series.claims, series.followed) == ((weak,), frozenset())
    confirmed = same(DAYS, 2022, NUMBER_OF_DAYS, 2023, Status.CONFIRMED, score=0.7)
    series = series_of(DAYS, forms, [confirmed])
    assert changes(series) == [(2022, None), (2023, Change.RAISED)]
    assert series.followed == {confirmed.id}


def test_a_project_that_ended_drops_nothing() -> None:
    forms = [told(2022, {"开放天数": "≥300(天)"}), told(2023, {"别的": "≥1(次)"}, project="他项")]
    assert changes(series_of(DAYS, forms, ())) == [(2022, None)]
    renamed = [same_project(PROJECT, 2022, "他项", 2023)]
    assert changes(series_of(DAYS, forms, renamed))[1] == (2023, Change.DROPPED)
    assert changes(series_of(definition("别的", "他项"), forms, renamed)) == [(2023, Change.NEW)]


def test_years_between_are_gaps_with_and_without_a_form() -> None:
    forms = [
        told(2020, {"开放天数": "≥300(天)"}),
        told(2022, {"别的": "≥1(次)"}),
        told(2023, {"开放天数": "≥290(天)"}),
    ]
    series = series_of(DAYS, forms, ())
    assert series.gaps == (Gap(2021, has_form=False), Gap(2022, has_form=True))
    assert changes(series) == [(2020, None), (2023, Change.LOWERED)]


def merged() -> tuple[list[Form], list[Claim], tuple[str, str, str]]:
    """Two projects of 2022 that are one in 2023."""
    forms = [
        told(2022, {"满意度": "≥80%"}, project="甲"),
        told(2022, {"满意度": "≥90%"}, project="乙"),
        told(2023, {"满意度": "≥85%"}, project="丙"),
    ]
    one, other, both = (definition("满意度", project) for project in "甲乙丙")
    claims = [same(one, 2022, both, 2023), same(other, 2022, both, 2023)]
    return forms, claims, (one, other, both)


def test_merged_indicators_are_shown_each_with_its_own_change() -> None:
    forms, claims, (one, _, both) = merged()
    series = series_of(both, forms, claims)
    assert changes(series) == [(2022, None), (2023, Change.CHANGED)]
    assert len(series.points[0].statements) == 2
    steps = series.points[1].steps
    assert {step.difference.change for step in steps} == {Change.RAISED, Change.LOWERED}
    assert changes(series_of(one, forms, claims)) == [(2022, None), (2023, Change.RAISED)]


def test_one_indicator_never_takes_in_another_of_its_year() -> None:
    """What else went into the merged one is no part of this one's story."""
    forms, claims, (one, _, _) = merged()
    (first, _) = series_of(one, forms, claims).points
    assert [each.row.definition_id for each in first.statements] == [one]


def test_what_was_reached_stands_beside_what_was_wanted() -> None:
    forms = [
        evaluated(2022, "开放天数", "305(天)"),
        told(2022, {"开放天数": "≥300(天)"}),
        told(2022, {"开放天数": "≥299(天)"}, kind=FormKind.SELF_EVALUATION),
    ]
    (point,) = series_of(DAYS, forms, ()).points
    assert point.target
    assert point.target.form.kind is FormKind.GOAL_DECLARATION
    assert point.actual
    assert point.actual.row.actual
    assert point.actual.row.actual.raw == "305(天)"
    assert len(point.statements) == 3


def test_a_row_that_is_nowhere_has_no_series() -> None:
    with pytest.raises(RecordNotFound):
        series_of("definition-nowhere", [told(2022, {"开放天数": "≥300(天)"})], ())


def test_the_order_of_forms_and_claims_does_not_show() -> None:
    forms, claims, (_, _, both) = merged()
    expected = series_of(both, forms, claims)
    for order in permutations(forms):
        assert series_of(both, order, reversed(claims)) == expected
