"""Forms as StratML and IATI: valid by the official schemas, with what they can carry."""

import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from corpus.model import Form, FormKind
from graph.exporters.iati_file import write_iati
from graph.exporters.plan_files import PLANS
from graph.exporters.stratml_file import NAMESPACE, write_stratml
from tests.builders import make_form, make_goal, make_indicator, make_target, seed_document
from tests.gold import DATA

SCHEMAS = DATA / "schemas"
STRATML = Path(os.environ.get("JIXIAO_TEST_STRATML_XSD", SCHEMAS / "stratml-part2.xsd"))
IN = {"s": NAMESPACE}


def root_of(format_: str, *forms: Form) -> etree._Element:
    return etree.fromstring(b"".join(PLANS[format_](forms)))


def problems(root: etree._Element, schema: Path) -> list[str]:
    checked = etree.XMLSchema(etree.parse(schema))
    checked.validate(root)
    return [str(error) for error in checked.error_log]


def evaluation() -> Form:
    row = make_indicator(
        name="开放天数", actual=make_target("≥320(天)"), weight=Decimal(20), score=Decimal("19.5")
    )
    graded = make_indicator(name="编目规范", level2="质量指标", target=make_target("规范"))
    empty = make_indicator(name="未填指标", level1=None, level2=None, target=None)
    goals = (make_goal("全年免费开放"), make_goal("编目规范", 2))
    kind = FormKind.SELF_EVALUATION
    return make_form(kind=kind, goals=goals, indicators=(row, graded, empty))


def test_iati_files_are_valid_by_the_official_schema() -> None:
    forms = (*seed_document().forms, evaluation(), make_form(project=None, goals=()))
    assert problems(root_of("iati", *forms), SCHEMAS / "iati-activities-schema.xsd") == []


@pytest.mark.skipif(not STRATML.exists(), reason="scripts/schemas.sh brings the StratML schema")
def test_stratml_files_are_valid_by_the_official_schema() -> None:
    forms = (*seed_document().forms, evaluation(), make_form(project=None, goals=()))
    assert problems(root_of("stratml", *forms), STRATML) == []
    assert problems(root_of("stratml"), STRATML) == []


def test_stratml_puts_each_indicator_once_under_the_clause_that_it_measures() -> None:
    form = evaluation()
    root = root_of("stratml", form)
    assert root.get("Type") == "Performance_Report"
    measured = {
        objective.findtext("s:Name", None, IN): [
            each.text for each in objective.iterfind(".//s:MeasurementDimension", IN)
        ]
        for objective in root.iterfind(".//s:Objective", IN)
    }
    assert measured == {
        "全年免费开放": ["开放天数"],
        "编目规范": ["编目规范"],
        "未归入目标的指标": ["未填指标"],
    }


def test_stratml_gives_targets_and_results_with_their_words() -> None:
    root = root_of("stratml", evaluation())
    (indicator,) = root.xpath(
        "//s:PerformanceIndicator[s:MeasurementDimension='开放天数']", namespaces=IN
    )
    assert indicator.get("PerformanceIndicatorType") == "Quantitative"
    assert indicator.get("ValueChainStage") == "Output"
    assert indicator.findtext("s:UnitOfMeasurement", None, IN) == "天"
    assert indicator.findtext(".//s:TargetResult/s:NumberOfUnits", None, IN) == "310"
    assert indicator.findtext(".//s:TargetResult/s:Description", None, IN) == "≥310(天)"
    assert indicator.findtext(".//s:ActualResult/s:NumberOfUnits", None, IN) == "320"
    assert "score=19.5" in str(indicator.findtext("s:OtherInformation", None, IN))


def test_iati_says_the_direction_the_number_and_the_words_of_a_target() -> None:
    root = root_of("iati", evaluation())
    rows = {row.findtext("title/narrative"): row for row in root.iter("indicator")}
    days, graded = rows["开放天数（天）"], rows["编目规范"]
    assert (days.get("measure"), days.get("ascending")) == ("1", "true")
    assert [each.get("value") for each in days.iterfind("period/target")] == ["310"]
    assert days.findtext("period/target/comment/narrative") == "≥310(天)"
    assert [each.get("value") for each in days.iterfind("period/actual")] == ["320"]
    assert graded.get("measure") == "5"
    assert [each.get("value") for each in graded.iterfind("period/target")] == [None]
    assert graded.findtext("period/target/comment/narrative") == "规范"


def test_a_form_without_a_year_is_no_iati_activity() -> None:
    assert root_of("iati", make_form(year=None)).findall("iati-activity") == []


@settings(max_examples=40)
@given(st.text(max_size=30), st.text(min_size=1, max_size=30))
def test_any_text_gives_well_formed_xml(name: str, goal: str) -> None:
    form = make_form(goals=(make_goal(goal),), indicators=(make_indicator(name=name),))
    for write in (write_stratml, write_iati):
        etree.fromstring(b"".join(write([form])))
