from graph.claims import ClaimKind, Status
from graph.linking.decisions import BUDGET, Pair, decisions_of

KIND = ClaimKind.SAME_INDICATOR


def test_a_confirmed_pair_is_found_by_the_id_of_its_claim() -> None:
    pair = Pair(KIND, "definition-a2", "definition-b3", 2022, 2023)
    decisions = decisions_of({pair.id: Status.CONFIRMED, "claim-?": Status.CONFIRMED})
    ids = ["definition-a1", "definition-a2"], ["definition-b3", "definition-b4"]
    assert decisions.confirmed_pairs(KIND, [(*ids, 2022, 2023)]) == {pair}
    assert decisions.confirmed_pairs(KIND, [(*ids, 2022, 2024)]) == frozenset()
    assert decisions.confirmed_pairs(ClaimKind.SAME_PROJECT, [(*ids, 2022, 2023)]) == frozenset()


def test_likely_pairs_are_tried_before_the_budget_ends() -> None:
    pair = Pair(KIND, "definition-a2", "definition-b3", 2022, 2023)
    decisions = decisions_of({pair.id: Status.CONFIRMED})
    many = ["definition-z"] * (BUDGET + 1), ["definition-z"], 2020, 2021
    likely = ["definition-a2"], ["definition-b3"], 2022, 2023
    assert decisions.confirmed_pairs(KIND, [likely, many]) == {pair}
    assert decisions.confirmed_pairs(KIND, [many, likely]) == frozenset()
