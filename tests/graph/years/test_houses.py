from dataclasses import replace

from corpus.model import Form
from graph.blocks import Block
from graph.claims import Claim, ClaimKind, Status
from graph.linking import block_of, link_forms
from graph.years import houses_of
from graph.years.counts import counts_of_houses
from tests.builders import make_form, with_ids

SPORT, SCHOOLS = "云溪市体育局", "云溪市教育体育局"


def form_of(department: str, year: int) -> Form:
    return with_ids(make_form(department=department, implementing_unit=None, year=year))


def claims_of(*forms: Form) -> list[Claim]:
    claims = link_forms(forms, {})
    return [claim for claim in claims if claim.kind is ClaimKind.SAME_PROJECT]


def test_departments_of_a_block_are_one_where_projects_went_from_one_to_the_other() -> None:
    forms = [form_of(SPORT, 2018), form_of(SCHOOLS, 2019)]
    assert len({block_of(form) for form in forms}) == 1
    claims = claims_of(*forms)
    assert list(houses_of(forms, claims).values()) == [tuple(forms)]
    rejected = [replace(claim, status=Status.REJECTED) for claim in claims]
    assert sorted(map(len, houses_of(forms, rejected).values())) == [1, 1]


def test_changes_are_counted_for_each_house() -> None:
    forms = tuple(form_of(name, year) for name in (SPORT, "云溪市教育局") for year in (2018, 2019))
    counted = counts_of_houses(Block("x", forms, {}, link_forms(forms, {})))
    assert sorted(each.name for each in counted.values()) == ["云溪市体育局", "云溪市教育局"]
    assert all(sum(each.of((2018, 2019)) or ()) == 1 for each in counted.values())
