import pytest

from graph.claims import ClaimKind
from graph.linking import ReasonCode, block_of, is_accepted, link_forms
from graph.linking.departments import department_of
from tests.builders import make_form, with_ids
from tests.graph.linking.labelled import owner

LATER = "云溪市文化广电和旅游局"


@pytest.mark.parametrize(
    "name",
    [
        "云溪市文化局",
        "云溪市旅游局",
        "云溪市文旅局",
        "云溪市文体广新旅局",
        "南省云溪市文化和旅游局",
        "云溪市文化广电旅游局（文物局）",
    ],
)
def test_names_before_and_after_a_reform_and_short_ones_are_one_block(name: str) -> None:
    assert block_of(make_form(department=name)) == block_of(make_form(department=LATER))


@pytest.mark.parametrize(
    "name", ["白河市文化广电和旅游局", "云溪市水利局", "云溪市图书馆", "文旅局"]
)
def test_other_places_and_other_fields_are_other_blocks(name: str) -> None:
    assert block_of(make_form(department=name)) != block_of(make_form(department=LATER))


def test_forestry_goes_where_land_goes() -> None:
    later = make_form(department="云溪市自然资源和林业局")
    assert block_of(make_form(department="云溪市林业局")) == block_of(later)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("云溪县水产畜牧局", "云溪县农业农村局"),
        ("云溪县外经贸局", "云溪县商务局"),
        ("云溪县法制办公室", "云溪县司法局"),
        ("云溪县市政公用局", "云溪县城市管理局"),
        ("云溪县机关事务服务中心", "云溪县机关事务管理局"),
        ("云溪县残疾人联合会", "云溪县残联"),
        ("云溪县供销合作社联合社", "云溪县供销社"),
        ("云溪县市场和质量监督管理局", "云溪县市场监管局"),
        ("云溪县水库移民局", "云溪县水利局"),
        ("云溪县委网络安全和信息化委员会办公室", "云溪县委网信办"),
        ("云溪县经济开发区管理委员会", "云溪县经济开发区管委会"),
        ("云溪县扶贫开发办公室", "云溪县农业农村局"),
        ("云溪县体育局", "云溪县文化和旅游体育局"),
        ("云溪县粮食局", "云溪县发展和改革局"),
        ("云溪县科学技术局", "云溪县工业信息化和科技局"),
        ("云溪县人民防空办公室", "云溪县国防动员办公室"),
        ("云溪县外事侨务办公室", "云溪县委统一战线工作部"),
        ("云溪县公路管理局", "云溪县公路事业发展中心"),
        ("云溪县招商局", "云溪县投资促进局"),
        ("云溪县商务和粮食局", "云溪县发展和改革局"),
        ("云溪县救助管理站", "云溪县社会救助事务中心"),
        ("云溪县畜牧兽医站", "云溪县农业农村局"),
        ("云溪县海洋与渔业局", "云溪县农业农村局"),
        ("云溪县海洋与渔业局", "云溪县海洋发展局"),
        ("云溪县民政局", "云溪区民政局"),
        ("云溪县石桥镇人民政府", "云溪县石桥街道办事处"),
        ("云溪县卫生监督所", "云溪县卫生健康综合行政执法大队"),
        ("云溪县体育局", "云溪县教育体育局"),
        ("云溪县民政局", "云溪县退役军人事务局"),
        ("云溪县环境监察支队", "云溪县生态环境保护综合行政执法支队"),
        ("云溪县农业科学研究所", "云溪县农业科学院"),
        ("云溪县农业机械化学校", "云溪县农业技术推广培训中心"),
        ("云溪县文物考古研究所", "云溪县博物馆"),
        ("云溪县环境卫生管理处", "云溪县城市管理综合服务中心"),
        ("云溪县人才交流服务中心", "云溪县公共就业和人才服务中心"),
    ],
)
def test_fields_that_a_reform_moved_are_one_block(before: str, after: str) -> None:
    assert block_of(make_form(department=before)) == block_of(make_form(department=after))


def test_the_unit_names_the_place_that_the_department_leaves_out() -> None:
    form = make_form(department="市文旅局", implementing_unit="云溪市图书馆")
    assert block_of(form) == block_of(make_form(department=LATER))


@pytest.mark.parametrize(
    ("name", "place", "fields"),
    [
        ("北市市场监督管理局", "北市", {"市场监督管理"}),
        ("云溪市金融工作局", "云溪市", {"金融"}),
        ("盐城市城市管理局", "盐城市", {"城市管理"}),
        ("城市管理局", "", {"城市管理"}),
        ("市民政局", "市", {"民政"}),
        ("云溪市公路事业发展中心", "云溪市", {"公路"}),
        ("云溪市农机推广中心", "云溪市", {"农业机械"}),
        ("云溪市投资促进局", "云溪市", {"招商"}),
        ("云溪市政府法制办公室", "云溪市", {"法制"}),
        ("云溪县人民政府外事办公室", "云溪县", {"外事"}),
        ("云溪市市政公用局", "云溪市", {"市政"}),
        ("云溪市老龄工作委员会办公室", "云溪市", {"老龄"}),
        ("中共云溪市委组织部", "云溪市", {"组织"}),
        ("东江省云溪市白河区教体局", "东江省云溪市白河区", {"教育", "体育"}),
        ("云溪县石桥镇人民政府", "云溪县", {"石桥镇"}),
        ("云溪县海洋与渔业局", "云溪县", {"海洋", "渔业"}),
    ],
)
def test_a_name_is_taken_apart(name: str, place: str, fields: set[str]) -> None:
    department = department_of(name)
    assert department is not None
    assert (department.place, department.fields) == (place, frozenset(fields))


@pytest.mark.parametrize(
    "name",
    [
        "云溪市公安局交通警察支队",
        "云溪市水务集团",
        "云溪市管理处",
        "云溪市第一中学",
        "图书馆",
        "局",
    ],
)
def test_a_name_with_anything_else_in_it_is_left_as_it_is(name: str) -> None:
    assert department_of(name) is None


def linked(*made: tuple[str, int, str]) -> set[tuple[str, str]]:
    """Names of departments whose projects are one."""
    forms = [
        with_ids(make_form(department=name, implementing_unit=None, year=year, project=project))
        for name, year, project in made
    ]
    of = {owner(form): form.department or "" for form in forms}
    claims = [c for c in link_forms(forms, {}) if c.kind is ClaimKind.SAME_PROJECT]
    renamed = [c for c in claims if ReasonCode.DEPARTMENT_RENAMED in {r.code for r in c.reasons}]
    assert all(is_accepted(claim) for claim in renamed)
    return {(of[claim.a], of[claim.b]) for claim in renamed}


def test_a_project_goes_with_its_department() -> None:
    pair = ("云溪市文化局", 2018, "公园养护"), (LATER, 2019, "公园养护")
    assert linked(*pair) == {("云溪市文化局", LATER)}


def test_a_department_that_goes_on_did_not_become_another() -> None:
    pair = ("云溪市文化局", 2018, "公园养护"), ("云溪市旅游局", 2019, "公园养护")
    assert linked(*pair)
    assert not linked(*pair, ("云溪市文化局", 2019, "古树认养"))


def test_a_department_that_ended_went_into_one_that_was_there() -> None:
    pair = ("云溪市旅游局", 2018, "公园养护"), ("云溪市文化局", 2019, "公园养护")
    beside = "云溪市文化局", 2018, "古树认养"
    assert linked(*pair, beside) == {("云溪市旅游局", "云溪市文化局")}
    assert not linked(*pair, beside, ("云溪市旅游局", 2021, "湿地保护"))


def test_a_centre_beside_the_bureau_of_its_field_is_not_that_bureau() -> None:
    pair = ("云溪市文化局", 2018, "公园养护"), ("云溪市文化服务中心", 2019, "公园养护")
    assert linked(*pair)
    assert not linked(*pair, ("云溪市文化局", 2019, "古树认养"))


def test_an_institution_of_no_field_became_one_of_like_name_only_where_it_ended() -> None:
    pair = ("云溪市救助管理站", 2018, "公园养护"), ("云溪市社会救助事务中心", 2019, "公园养护")
    assert linked(*pair)
    assert not linked(*pair, ("云溪市救助管理站", 2019, "古树认养"))
