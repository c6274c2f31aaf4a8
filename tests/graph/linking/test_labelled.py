"""Year pairs labelled by hand.

`dev` was looked at while the bits were set; `test` was written before and only measured; `fresh`
was written after and measured once.
"""

import pytest

from graph.claims import ClaimKind
from graph.linking import is_accepted, link_forms
from tests.builders import forms_from_gold
from tests.gold import DATA
from tests.graph.linking.labelled import labelled, rates

KINDS = (ClaimKind.SAME_PROJECT, ClaimKind.SAME_INDICATOR)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("name", "recall"), [("dev", 0.93), ("test", 0.92), ("fresh", 0.95)])
def test_labelled_pairs_are_linked(name: str, recall: float, kind: ClaimKind) -> None:
    measured = rates(labelled(name), kind)
    assert measured.precision >= 0.99
    assert measured.recall >= recall


def test_the_library_of_2022_is_that_of_2023_under_another_name() -> None:
    forms = [f for y in (2022, 2023) for f in forms_from_gold(DATA / f"forms/wenlv-{y}.gold.json")]
    names = {row.definition_id: row.name for form in forms for row in form.indicators}
    claims = [c for c in link_forms(forms, {}) if c.kind is ClaimKind.SAME_INDICATOR]
    assert all(is_accepted(claim) and names[claim.a] == names[claim.b] for claim in claims)
    assert len(claims) == 15
