import pytest

from corpus.forms.misnomers import names_nothing


@pytest.mark.parametrize(
    "text",
    ["项目金额", "全年预算数(A)", "张某某13900001234", "附件1:", "金额单位:万元", "%", "",
     "年初预算数", "其中:上级补助", "2022年1月1日至2024年12月31日", "某县项目支出绩效自评表",
     "填报日期:2022年"],
)  # fmt: skip
def test_labels_people_units_and_titles_name_no_project(text: str) -> None:
    assert names_nothing(text)


@pytest.mark.parametrize(
    "text",
    ["某市街道绿化养护", "医疗救助", "50010824T000004217203-高标准农田管护", "2024年会议经费",
     "某区园林局", "林业项目补助资金", "其他一次性项目", "其他一次性项目类"],
)  # fmt: skip
def test_names_of_projects_and_departments_are_names(text: str) -> None:
    assert not names_nothing(text)
