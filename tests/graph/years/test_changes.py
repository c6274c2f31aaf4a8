from corpus.ids import project_id
from corpus.model import Form
from graph.blocks import Block
from graph.claims import Claim, Status
from graph.years import Change, Scope, Shift, changes_of
from graph.years.changes import BUCKETS
from graph.years.counts import counts_of
from tests.builders import DEPARTMENT, PROJECT
from tests.graph.years.told import definition, same, same_project, told

YEARS = (2022, 2023)


def buckets(shift: Shift) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in shift.entries:
        shown = entry.before or entry.after
        assert shown
        found.setdefault(entry.bucket, []).append(shown.row.name)
    return found


def forms() -> list[Form]:
    return [
        told(
            2022,
            {
                "更多": "≥5(次)",
                "更少": "≥5(次)",
                "照旧": "≥5(次)",
                "旧名": "≥5(次)",
                "换字": "及时",
                "换单位": "≥0.5(万人)",
                "不再": "≥5(次)",
            },
        ),
        told(
            2023,
            {
                "更多": "≥6(次)",
                "更少": "≥4(次)",
                "照旧": "≥5(次)",
                "新名": "≥7(次)",
                "换字": "按期",
                "换单位": "≥5000(人)",
                "增加": "≥5(次)",
            },
        ),
    ]


def renamed(status: Status = Status.PROPOSED) -> Claim:
    return same(definition("旧名"), 2022, definition("新名"), 2023, status)


def test_every_row_of_both_years_is_in_one_bucket() -> None:
    shift = changes_of(YEARS, forms(), [renamed()], Scope())
    assert buckets(shift) == {
        "added": ["增加"],
        "dropped": ["不再"],
        "raised": ["旧名", "更多"],
        "lowered": ["更少"],
        "same": ["换单位", "照旧"],
        "changed": ["换字"],
    }
    (of_claim,) = (entry for entry in shift.entries if entry.claims)
    assert of_claim.claims == (renamed(),)
    converted = [e.difference.converted for e in shift.entries if e.difference.converted]
    assert converted == ["5000"]


def test_a_rejected_claim_is_one_dropped_and_one_added() -> None:
    shift = changes_of(YEARS, forms(), [renamed(Status.REJECTED)], Scope())
    found = buckets(shift)
    assert (found["dropped"], found["added"]) == (["不再", "旧名"], ["增加", "新名"])


def test_years_between_are_followed() -> None:
    first, last = forms()
    between = told(2022, {"中名": "≥6(次)"})
    chain = [told(2020, {"旧名": "≥5(次)"}), between, told(2024, {"新名": "≥9(次)"})]
    claims = [
        same(definition("旧名"), 2020, definition("中名"), 2022),
        same(definition("中名"), 2022, definition("新名"), 2024),
    ]
    shift = changes_of((2020, 2024), chain, claims, Scope())
    assert buckets(shift) == {"raised": ["旧名"]}
    assert len(shift.entries[0].claims) == 2
    assert (first.year, last.year) == YEARS


def test_a_project_is_followed_through_its_names() -> None:
    both = [*forms(), told(2023, {"照旧": "≥9(次)"}, project="新项目")]
    other = [told(2022, {"别的": "≥5(次)"}, project="他项")]
    scope = Scope(project=project_id(DEPARTMENT, "新项目"))
    claims = [
        same_project(PROJECT, 2022, "新项目", 2023),
        same(definition("照旧"), 2022, definition("照旧", "新项目"), 2023),
    ]
    shift = changes_of(YEARS, [*both, *other], claims, scope)
    names = {entry.before.row.name for entry in shift.entries if entry.before}
    assert "别的" not in names
    raised = [entry for entry in shift.entries if entry.bucket == "raised"]
    assert "新项目" in {entry.after.form.project for entry in raised if entry.after}


def test_a_block_counts_its_changes_from_each_year_to_the_next() -> None:
    block = Block("x", (*forms(), told(2025, {"照旧": "≥6(次)"})), {}, (renamed(),))
    counts = counts_of(block)
    assert (counts.name, counts.years) == (DEPARTMENT, (2022, 2023, 2025))
    assert dict(zip(BUCKETS, counts.of(YEARS) or (), strict=True)) == {
        "added": 1,
        "dropped": 1,
        "raised": 2,
        "lowered": 1,
        "same": 2,
        "changed": 1,
    }
    assert counts.of((2022, 2025)) is None
    assert counts.has((2022, 2025))
    assert not counts.has((2022, 2024))


def test_a_project_without_a_form_in_the_other_year_is_said() -> None:
    rows = [*forms(), told(2023, {"首次": "≥1(次)"}, project="首办")]
    entries = changes_of(YEARS, rows, (), Scope()).entries
    alone = {
        each.row.name: entry.project_goes_on
        for entry in entries
        for each in (entry.after,)
        if entry.difference.change is Change.NEW and each
    }
    assert alone == {"增加": True, "新名": True, "首次": False}


def test_a_year_without_forms_gives_no_changes_but_says_so() -> None:
    shift = changes_of((2022, 2030), forms(), (), Scope())
    assert (shift.entries, shift.has_before, shift.has_after) == ((), True, False)


def test_two_rows_of_one_name_are_paired_in_their_order() -> None:
    from dataclasses import replace

    from tests.builders import make_form

    def twice(year: int, *values: str) -> Form:
        rows = [row for value in values for row in told(year, {"次数": value}).indicators]
        return make_form(year=year, indicators=tuple(replace(row, id="") for row in rows))

    pairs = [twice(2022, "≥5(次)", "≥8(次)"), twice(2023, "≥6(次)", "≥7(次)", "≥1(次)")]
    shift = changes_of(YEARS, pairs, (), Scope())
    assert sorted(entry.bucket for entry in shift.entries) == ["added", "lowered", "raised"]
