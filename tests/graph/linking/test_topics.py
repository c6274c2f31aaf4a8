"""Projects of other names and other rows, known by the words of both."""

from collections.abc import Mapping

import pytest

from corpus.model import Form
from graph.claims import ClaimKind
from graph.linking import ReasonCode, is_accepted, link_forms
from tests.builders import make_form, make_indicator, with_ids
from tests.graph.linking.labelled import owner

Projects = Mapping[str, tuple[str, ...]]
PROJECTS = {
    "老旧小区整治": ("整治老旧小区个数", "加装电梯台数", "小区居民出行条件"),
    "工地安全监督": ("监督在建工程数量", "抽检建筑材料批次", "工地隐患整改率"),
    "园林绿化管护": ("绿地管护面积", "补植苗木株数", "病虫害防治及时率"),
}
RENAMED = {
    "城镇住宅区更新": ("改造老旧小区数量", "住宅电梯加装数量", "居民出行便利程度"),
    "建设工程质量监管": ("受监在建工程个数", "建筑材料抽样批次", "安全隐患整改完成率"),
    "城区绿地养护": ("养护绿地面积", "苗木栽植数量", "绿地病虫害处置率"),
}


def linked(before: Projects, after: Projects) -> list[set[str]]:
    """The names of the projects that accepted claims join, and the codes of their reasons."""
    forms = [_form(2022, *each) for each in before.items()]
    forms += [_form(2023, *each) for each in after.items()]
    names = {owner(form): form.project or "" for form in forms}
    return [
        {names[c.a], names[c.b], *(str(reason.code) for reason in c.reasons)}
        for c in link_forms(forms, {})
        if c.kind is ClaimKind.SAME_PROJECT and is_accepted(c)
    ]


def _form(year: int, project: str, rows: tuple[str, ...]) -> Form:
    made = tuple(make_indicator(name=name) for name in rows)
    form = make_form(year=year, project=project, goals=(), implementing_unit=None, indicators=made)
    return with_ids(form)


def test_projects_are_known_though_names_and_rows_are_other_ones() -> None:
    claims = linked(PROJECTS, RENAMED)
    assert [claim for claim in claims if ReasonCode.LIKE_TOPIC in claim] == claims
    assert [claim & {*PROJECTS, *RENAMED} for claim in claims] == [
        set(pair) for pair in zip(PROJECTS, RENAMED, strict=True)
    ]


@pytest.mark.parametrize("name", PROJECTS)
def test_a_project_that_ended_is_not_taken_for_what_came_instead(name: str) -> None:
    before = {name: PROJECTS[name]}
    after = {
        other: rows
        for (project, _), (other, rows) in zip(PROJECTS.items(), RENAMED.items(), strict=True)
        if project != name
    }
    assert linked(before, after) == []


def test_what_lies_on_two_sides_of_a_town_is_two_things() -> None:
    rows = ("处理污水量", "出水水质达标率", "污泥处置率", "管网巡查里程")
    other = ("污水处理总量", "出水水质合格率", "污泥无害化率", "巡查管网里程")
    assert linked({"城东污水处理厂运营": rows}, {"城西污水处理厂运营": other}) == []
    assert linked({"东门公园改造": rows}, {"滨河公园改造": other}) == []


def test_where_two_fit_alike_a_project_is_left_to_what_its_rows_say() -> None:
    rows = PROJECTS["园林绿化管护"]
    both = {"北片绿地养护": RENAMED["城区绿地养护"], "南片绿地养护": RENAMED["城区绿地养护"]}
    assert linked({"园林绿化管护": rows}, both) == []
