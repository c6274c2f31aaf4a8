from graph.years import Descent, outline_of, series_in, series_of
from graph.years.kin import PROJECTS, kin_of
from tests.graph.years.told import definition, row_of, same, same_project, told

FORMS = [
    told(2021, {"开放天数": "≥300(天)", "读者人次": "≥9(万人次)"}),
    told(2022, {"全年开放天数": "≥310(天)", "读者人次": "≥9(万人次)"}),
    told(2023, {"对外开放天数": "≥320(天)", "读者人次": "≥10(万人次)"}),
]
DAYS, ALL_DAYS, OPEN_DAYS, READERS = map(
    definition, ("开放天数", "全年开放天数", "对外开放天数", "读者人次")
)
SECOND = same(ALL_DAYS, 2022, OPEN_DAYS, 2023)
FIRST = same(DAYS, 2021, ALL_DAYS, 2022)
OTHER = same(READERS, 2021, READERS, 2022)
PROJECT = same_project(FORMS[0].project or "", 2021, FORMS[1].project or "", 2022)
CLAIMS = (SECOND, OTHER, PROJECT, FIRST)


def test_a_definition_has_the_claims_of_all_that_claims_join_it_with() -> None:
    family = (SECOND, FIRST)
    assert kin_of(CLAIMS) == {
        PROJECTS: (PROJECT,),
        DAYS: family,
        ALL_DAYS: family,
        OPEN_DAYS: family,
        READERS: (OTHER,),
    }


def test_a_series_of_its_own_claims_is_that_of_all_claims() -> None:
    kin = kin_of(CLAIMS)
    for form, name in ((FORMS[0], "开放天数"), (FORMS[2], "对外开放天数"), (FORMS[1], "读者人次")):
        id_ = row_of(form, name).definition_id
        joined = {end for claim in kin[id_] for end in (claim.a, claim.b)}
        descent = Descent(outline_of(FORMS), (*kin[PROJECTS], *kin[id_]), joined)
        assert series_in(id_, FORMS, descent) == series_of(id_, FORMS, CLAIMS)
