from dataclasses import replace

from graph.claimed_rows import ClaimedRows, claim_links
from graph.claims import Claim, ClaimKind, Status
from graph.query import Step, path
from tests.graph.rows import MemoryRows, link, plain_rows

CLAIM = Claim(
    "claim-1", ClaimKind.SAME_INDICATOR, "definition-a", "definition-b", 2022, 2023, 0.9, "name"
)
MEASURES = Claim("claim-2", ClaimKind.MEASURES, "indicator-a", "clause-1", 2022, 2022, 0.8, "words")


def printed() -> MemoryRows:
    return plain_rows(
        [
            link("indicator-a", "definition-a", "row_of"),
            link("indicator-b", "definition-b", "row_of"),
            link("form-a", "goal-a"),
        ]
    )


def claimed(*claims: Claim) -> ClaimedRows:
    return ClaimedRows(printed(), claim_links(claims, {"clause-1": "goal-a"}))


def is_claim(step: Step) -> bool:
    return step.link.form.startswith("claim-")


def test_a_way_leads_over_a_claim_that_is_marked_as_one() -> None:
    assert path(printed(), "indicator-a", "indicator-b") == ()
    steps = path(claimed(CLAIM), "indicator-a", "indicator-b")
    assert [is_claim(step) for step in steps] == [False, True, False]
    assert steps[1].link == ("definition-a", "definition-b", "same_indicator", "claim-1")


def test_what_a_person_rejected_is_no_way() -> None:
    rejected = replace(CLAIM, status=Status.REJECTED)
    assert path(claimed(rejected), "indicator-a", "indicator-b") == ()


def test_the_goal_stands_for_its_clauses() -> None:
    (step,) = path(claimed(MEASURES), "indicator-a", "goal-a")
    assert (step.forward, step.node.id, is_claim(step)) == (True, "goal-a", True)


def test_a_claim_of_one_node_in_two_years_is_no_link() -> None:
    assert list(claim_links([replace(CLAIM, b=CLAIM.a)], {})) == []


def test_a_claim_whose_end_is_no_node_is_left_out() -> None:
    gone = replace(CLAIM, b="definition-gone")
    assert claimed(gone).links_of("definition-a", 9) == printed().links_of("definition-a", 9)


def test_claims_are_sorted_counted_and_limited_like_other_links() -> None:
    rows = claimed(CLAIM, MEASURES)
    links = rows.links_of("indicator-a", 9)
    assert [each.kind for each in links] == ["measures_clause", "row_of"]
    assert rows.ties_of_each(["indicator-a", "form-a"], 1) == [
        links[:1],
        printed().links_of("form-a", 1),
    ]
    assert (rows.degree("indicator-a"), rows.degree("indicator-a", 1)) == (2, 1)
    assert rows.nodes(["goal-a"]).keys() == {"goal-a"}
