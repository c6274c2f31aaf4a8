"""Projects of which neither names nor rows say the same, but what they aim at."""

import pytest

from corpus.model import Form
from corpus.values.target import parse_target
from graph.claims import Claim, ClaimKind
from graph.linking import ReasonCode, amounts, is_accepted, link_forms
from graph.linking.assignment import Edges, assigned
from graph.linking.subjects import Subject, subjects_of
from tests.builders import make_form, make_indicator

ROADS = ("列养里程/420公里", "修补坑槽/26000平方米", "补栽行道树/5000株", "坑槽修补时限/48小时")
RENAMED = ("干线长度/425公里", "病害处治/25000平方米", "新植苗木/5200棵", "病害修复用时/48小时")
PERCENT = ("优良路率/88%", "考核达标率/95%", "办结率/98%", "完好率/97%")


def project_links(a: list[Form], b: list[Form]) -> list[Claim]:
    return [c for c in link_forms(a + b, {}) if c.kind is ClaimKind.SAME_PROJECT]


def form(year: int, project: str, rows: tuple[str, ...]) -> Form:
    made = tuple(
        make_indicator(name=name, target=parse_target(value))
        for name, value in (row.split("/") for row in rows)
    )
    return make_form(year=year, project=project, indicators=made, goals=())


def subject_of(one: Form) -> Subject:
    ((subject,),) = subjects_of([one]).values()
    return subject


def test_three_near_amounts_are_enough() -> None:
    (claim,) = project_links([form(2022, "国省道养护", ROADS)], [form(2023, "路网保畅", RENAMED)])
    assert is_accepted(claim)
    assert claim.method == "amounts"
    assert [(r.code, r.text) for r in claim.reasons] == [(ReasonCode.SAME_AMOUNTS, "4/4")]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("路网保畅", RENAMED[:2]),  # two amounts may be near by chance
        ("路网保畅", ("干线长度/600公里", *RENAMED[1:3])),
        ("路网保畅", (*RENAMED[:3], "巡查/9次", "会议/7场", "宣传/300份")),  # half of them
        ("乡道养护", RENAMED),  # another word of the row: 国道, 省道, 乡道
        ("第2期路网保畅", RENAMED),
    ],
)
def test_fewer_or_farther_amounts_or_names_that_tell_them_apart_are_not(
    name: str, rows: tuple[str, ...]
) -> None:
    first = "省道养护" if "道" in name else "第1期国省道养护" if "期" in name else "国省道养护"
    earlier = form(2022, first, (*ROADS, "检测/40处", "培训/90人"))
    assert not project_links([earlier], [form(2023, name, rows)])


def test_shares_are_all_alike() -> None:
    shares = ("上座率/88%", "剧目获奖率/95%", "演出兑现率/98%", "灯光可用率/97%")
    earlier, later = form(2022, "国省道养护", PERCENT), form(2023, "文艺展演", shares)
    assert not project_links([earlier], [later])


def test_numbers_without_a_unit_may_be_of_anything() -> None:
    bare = [tuple(row.rstrip("公里平方米株棵小时") for row in rows) for rows in (ROADS, RENAMED)]
    assert not project_links([form(2022, "国省道养护", bare[0])], [form(2023, "路网保畅", bare[1])])


def test_of_two_projects_with_the_same_amounts_neither_is_taken() -> None:
    later = [form(2023, "路网保畅", RENAMED), form(2023, "水网疏浚", RENAMED)]
    assert not project_links([form(2022, "国省道养护", ROADS)], later)


def test_only_projects_that_may_have_amounts_in_common_are_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[Edges] = []

    def counted(near: Edges) -> list[tuple[int, int]]:
        compared.append(near)
        return assigned(near)

    monkeypatch.setattr(amounts, "assigned", counted)
    rows = [(f"护坡/{2**n}公里", f"补植/{2**n}株", f"巡查/{2**n}次") for n in range(25)]
    earlier = [subject_of(form(2022, f"护坡{n}", rows[n])) for n in range(25)]
    later = [subject_of(form(2023, f"补植{n}", rows[n])) for n in range(25)]
    found = list(amounts.CommonAmounts(earlier, later).evidence())
    assert [(i, j) for i, j, _ in found] == [(n, n) for n in range(25)]
    assert len(compared) == 25


def test_a_project_with_one_amount_less_in_common_is_a_rival() -> None:
    projects = [form(2023, "路网保畅", RENAMED[:3]), form(2023, "绿化管护", RENAMED[:2])]
    earlier = [subject_of(form(2022, "国省道养护", ROADS[:3]))]
    later = [subject_of(project) for project in projects]
    assert list(amounts.CommonAmounts(earlier, later).evidence()) == []
    assert list(amounts.CommonAmounts(earlier, later[:1]).evidence()) != []
