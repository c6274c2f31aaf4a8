"""What holds of all claims, whatever the forms."""

from collections import Counter
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.drift import Department, department
from corpus.model import Form
from graph.claims import Claim, ClaimKind, Status
from graph.linking import block_of, is_accepted, link_forms
from graph.linking.comparison import SAME, compared
from graph.linking.wording import wording_of
from tests.builders import with_ids
from tests.graph.linking.labelled import owner

few = settings(max_examples=15, deadline=None, database=None, derandomize=True)
blocks = st.builds(department, st.integers(0, 99), st.integers(1, 4), st.integers(0, 9))


def ends(forms: list[Form]) -> set[tuple[str, int | None]]:
    return {
        end
        for form in forms
        for end in [(owner(form), form.year)]
        + [(row.definition_id, form.year) for row in form.indicators]
    }


def owners(forms: list[Form]) -> dict[str, str]:
    return {row.definition_id: owner(form) for form in forms for row in form.indicators}


@few
@given(blocks, st.randoms(use_true_random=False))
def test_the_order_of_forms_does_not_matter(made: Department, chance: Random) -> None:
    shuffled = list(made.forms)
    chance.shuffle(shuffled)
    assert link_forms(shuffled, {}) == link_forms(made.forms, {})


@few
@given(blocks)
def test_both_ends_are_in_the_forms_and_the_earlier_year_first(made: Department) -> None:
    claims = link_forms(made.forms, {})
    known = ends(made.forms)
    assert {(c.a, c.year_a) for c in claims} | {(c.b, c.year_b) for c in claims} <= known
    assert all(0 < (c.year_b or 0) - (c.year_a or 0) <= 3 for c in claims)
    assert len({c.id for c in claims}) == len(claims)


@few
@given(blocks)
def test_an_indicator_has_one_follower_in_each_project_and_year(made: Department) -> None:
    project = owners(made.forms)
    rows = [c for c in link_forms(made.forms, {}) if c.kind is ClaimKind.SAME_INDICATOR]
    forward = Counter((c.a, project[c.b], c.year_a, c.year_b) for c in rows)
    backward = Counter((project[c.a], c.b, c.year_a, c.year_b) for c in rows)
    assert max([*forward.values(), *backward.values()], default=1) == 1


@few
@given(blocks, st.data())
def test_what_persons_said_holds(made: Department, data: st.DataObject) -> None:
    claims = link_forms(made.forms, {})
    statuses = st.sampled_from([Status.CONFIRMED, Status.REJECTED])
    chosen = data.draw(st.lists(st.sampled_from(claims), max_size=6)) if claims else []
    verdicts = {claim.id: data.draw(statuses) for claim in chosen}
    after = {claim.id: claim for claim in link_forms(made.forms, verdicts)}
    for id_, status in verdicts.items():
        assert (id_ in after) is (status is Status.CONFIRMED)
        assert id_ not in after or after[id_].status is Status.CONFIRMED


@few
@given(blocks)
def test_forms_that_only_change_their_year_keep_every_row(made: Department) -> None:
    last = [form for form in made.forms if form.year == 2025]
    later = [with_ids(replace(form, year=2026)) for form in last]
    claims = link_forms([*map(with_ids, last), *later], {})
    rows = {row.definition_id for form in later for row in form.indicators}
    assert {c.a for c in claims if c.kind is ClaimKind.SAME_INDICATOR} == rows
    assert all(c.method == "key" and c.a == c.b for c in claims)


@few
@given(blocks)
def test_a_department_is_one_block(made: Department) -> None:
    assert len({block_of(form) for form in made.forms}) == 1


@given(st.text(), st.sampled_from([None, 2023]), st.booleans())
def test_any_text_is_a_name_and_the_same_as_itself(text: str, year: int, project: bool) -> None:
    wording = wording_of(text, year, project)
    evidence = compared(wording, wording, 1)
    assert evidence
    assert evidence.bits == SAME


@given(
    st.text("第一二12年期(人)数量率%满意培训0", max_size=12), st.text("2023一届人数次", max_size=8)
)
def test_two_texts_are_compared(a: str, b: str) -> None:
    compared(wording_of(a, 2022), wording_of(b, 2023), 1)


def test_a_generated_decade_is_linked() -> None:
    made = department(7, 12)
    claims = [c for c in link_forms(made.forms, {}) if c.kind is ClaimKind.SAME_INDICATOR]
    assert sum(_right(claim, made.rows) for claim in claims) >= 0.99 * len(claims)
    joined = {(c.b, c.year_b) for c in claims if is_accepted(c)}
    seen: set[str] = set()
    later = set()
    for (row, year), keys in sorted(made.rows.items(), key=lambda item: item[0][1]):
        later |= {(row, year)} if keys & seen else set()
        seen |= keys
    assert len(later & joined) >= 0.95 * len(later)


def _right(claim: Claim, things: dict[tuple[str, int], frozenset[str]]) -> bool:
    return bool(things[claim.a, claim.year_a or 0] & things[claim.b, claim.year_b or 0])
