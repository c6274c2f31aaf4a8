"""Departments whose names do not say that one went into the other: what both do must."""

import pytest

from corpus.model import Form
from corpus.values.target import parse_target
from graph.claims import ClaimKind
from graph.linking import block_of, heirs, link_forms
from tests.builders import make_form, make_indicator, with_ids

ROWS = {
    "近海增殖放流": ("放流苗种数量 ≥1200万尾", "苗种检疫合格率 =100%", "放流成活率 ≥85%"),
    "渔港码头维护": ("维护码头长度 ≥860米", "清淤方量 ≥3.2万立方米", "靠泊渔船数 ≥410艘"),
    "渔船更新改造": ("更新渔船数 ≥36艘", "补助标准 ≤12万元/艘", "渔船适航率 ≥98%"),
    "海岛植树": ("种植树木数 ≥5600株", "树木成活率 ≥88%", "养护面积 ≥320亩"),
}
SEA, LAND = "云溪县海洋局", "云溪县农业农村局"


def form_of(department: str, year: int, project: str, far: bool = False) -> Form:
    """Where the amounts are far from each other, those of later years are many times larger."""
    rows = (
        (name, value[0], value[1:]) for name, value in (row.split(" ") for row in ROWS[project])
    )
    more = "9" if far and year > 2018 else ""
    made = tuple(
        make_indicator(
            level1="产出指标",
            level2="数量指标",
            name=name,
            target=parse_target(sign + more + value),
        )
        for name, sign, value in rows
    )
    form = make_form(
        department=department, implementing_unit=None, year=year, project=project, indicators=made
    )
    return with_ids(form)


def linked(*made: tuple[str, int, str], far: bool = False) -> int:
    """How many projects."""
    claims = link_forms([form_of(*each, far=far) for each in made], {})
    return sum(claim.kind is ClaimKind.SAME_PROJECT for claim in claims)


def all_of(department: str, year: int, projects: tuple[str, ...]) -> list[tuple[str, int, str]]:
    return [(department, year, project) for project in projects]


BOTH = ("近海增殖放流", "渔港码头维护")


def test_a_department_went_where_most_of_its_projects_went() -> None:
    made = [*all_of(SEA, 2018, BOTH), *all_of(LAND, 2019, BOTH)]
    assert linked(*made) == 2
    assert not linked(*made, far=True)


def test_one_project_of_many_is_not_enough() -> None:
    before = all_of(SEA, 2018, tuple(ROWS))
    after = all_of(LAND, 2019, ("近海增殖放流",))
    assert not linked(*before, *after, *all_of(LAND, 2018, ("海岛植树",)))


def test_of_two_departments_that_go_on_one_took_only_projects_of_like_amounts() -> None:
    made = [*all_of(SEA, 2018, BOTH), *all_of(LAND, 2019, BOTH)]
    made += [(SEA, 2019, "海岛植树"), (LAND, 2018, "渔船更新改造")]
    assert linked(*made) == 1  # the other has fewer amounts than three
    assert not linked(*made, far=True)


def test_a_county_may_become_a_city_but_not_the_other_way_round() -> None:
    county, city = "云溪县农业农村局", "云溪市农业农村局"
    assert linked(*all_of(county, 2018, BOTH), *all_of(city, 2019, BOTH)) == 2
    assert not linked(*all_of(city, 2018, BOTH), *all_of(county, 2019, BOTH))


def test_a_county_beside_a_city_of_its_name_is_another_place() -> None:
    made = [*all_of("云溪县水利局", 2018, BOTH), *all_of("云溪市水利局", 2019, BOTH)]
    assert not linked(*made, ("云溪县水利局", 2019, "海岛植树"))


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        ("云溪县产品检验所", "云溪县检验检测研究院", 2),
        ("云溪县东湖幼儿园", "云溪县西山幼儿园", 0),  # there may be many
    ],
)
def test_an_institution_of_no_field_may_go_on_under_any_name_that_ends_otherwise(
    before: str, after: str, count: int
) -> None:
    made = [*all_of(before, 2018, BOTH), *all_of(after, 2019, BOTH)]
    assert len({block_of(form_of(*each)) for each in made}) == 1
    assert linked(*made) == count
    assert not linked(*made, far=True)


def test_a_town_is_looked_at_alone() -> None:
    towns = ("云溪县石桥镇人民政府", "云溪县河西街道办事处")
    assert len({block_of(form_of(town, 2018, BOTH[0])) for town in towns}) == 2


def test_a_new_department_took_over_what_one_that_goes_on_did() -> None:
    new = "云溪县海洋发展局"
    made = [*all_of(LAND, 2018, tuple(ROWS)), *all_of(new, 2019, BOTH)]
    made.append((LAND, 2019, "海岛植树"))
    assert linked(*made) == 3
    assert linked(*made, (new, 2018, "渔船更新改造")) == 2  # one project has three amounts
    assert linked(*made, far=True) == 1


def test_of_many_departments_only_those_that_aim_alike_are_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = 0

    def counted(*args: object) -> None:
        nonlocal compared
        compared += 1

    monkeypatch.setattr(heirs, "evidence_of", counted)
    many = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    made = [(f"云溪县{name}湾海洋站", 2018, "海岛植树") for name in many]
    made += [(f"云溪县{name}河渔业站", 2019, "海岛植树") for name in many]
    linked(*made, (LAND, 2019, "渔船更新改造"))
    assert 0 < compared <= 12 * len(many)
    compared = 0
    linked(*made, far=True)
    assert not compared
