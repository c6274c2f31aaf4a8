from decimal import Decimal

import jsonschema
import msgspec

from corpus.model import Budget
from corpus.record_json import Records, document_records, encoded, form_record
from tests.builders import make_document, make_form, seed_document
from tests.evaluations import evaluated_document
from tests.gold import DATA


class JsonIndicator(msgspec.Struct):
    name: str
    value_text: str | None
    comparator: str | None
    number: float | None
    unit: str | None


class JsonForm(msgspec.Struct):
    path: str
    form: str
    indicators: list[JsonIndicator]


class JsonRecords(msgspec.Struct):
    documents: list[JsonForm]


class JsonDetail(msgspec.Struct):
    label: str
    text: str


class JsonExecution(msgspec.Struct):
    spent: float | None


class JsonTask(msgspec.Struct):
    goal: str | None


class JsonResult(msgspec.Struct):
    deviation_reason: str | None
    details: list[JsonDetail]


class JsonEvaluation(msgspec.Struct):
    format: str
    score: float | None
    executions: list[JsonExecution]
    tasks: list[JsonTask]
    details: list[JsonDetail]
    indicators: list[JsonResult]


class JsonEvaluations(msgspec.Struct):
    documents: list[JsonEvaluation]


def test_a_self_evaluation_follows_the_published_schema_and_keeps_all_it_says() -> None:
    schema = msgspec.json.decode((DATA / "record.schema.json").read_bytes())
    data = encoded(Records(document_records(evaluated_document(), "evaluation.pdf")))
    jsonschema.validate(msgspec.json.decode(data), schema)
    (form,) = msgspec.json.decode(data, type=JsonEvaluations).documents
    assert (form.format, form.score) == ("pdf", 94.6)
    assert [row.spent for row in form.executions] == [90_000.5, None]
    assert [task.goal for task in form.tasks] == ["村村有书读"]
    assert [detail.label for detail in form.details] == ["项目负责人"]
    assert [detail.text for detail in form.indicators[0].details] == ["少一天扣一分"]
    assert form.indicators[0].deviation_reason == "闭馆检修"


def test_the_records_of_the_seed_follow_the_published_schema() -> None:
    schema = msgspec.json.decode((DATA / "record.schema.json").read_bytes())
    records = Records(document_records(seed_document(), "seed-2024.txt"))
    jsonschema.validate(msgspec.json.decode(encoded(records)), schema)


def test_a_quantified_row_gives_its_text_sign_number_and_unit() -> None:
    data = encoded(Records(document_records(seed_document(), "seed-2024.txt")))
    first = msgspec.json.decode(data, type=JsonRecords).documents[0]
    row = next(row for row in first.indicators if row.name == "培训成本（局级）")
    assert row == JsonIndicator("培训成本（局级）", "≤650.00(元/人/天)", "≤", 650, "元/人/天")


def test_the_kind_of_form_and_the_path_are_given_as_text() -> None:
    document = make_document(make_form())
    read = msgspec.json.decode(
        encoded(Records(document_records(document, "a/b.txt"))), type=JsonRecords
    )
    assert (read.documents[0].path, read.documents[0].form) == ("a/b.txt", "申报表")


def test_money_keeps_every_digit_and_is_a_number() -> None:
    form = make_form(budget=Budget(total=Decimal("12345678901234567.89")))
    assert b'"total": 12345678901234567.89' in encoded(form_record(form, "", ""))


def test_what_the_form_does_not_give_is_null() -> None:
    data = encoded(form_record(make_form(year=None, department=None), "", ""))
    assert b'"year": null' in data
    assert b'"department": null' in data
