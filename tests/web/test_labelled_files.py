"""Files that people open in a spreadsheet: heads they read, and a sheet that explains them."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from corpus.ids import department_id
from web.exports import workbook
from web.exports.analyses import SOURCE_COLUMNS
from web.exports.cells import Labels
from web.exports.columns import Subject, head_of
from web.exports.tables import TABLES
from web.presenters.analysis_words import COLUMNS
from web.services import Services

_FILES = (
    "/search.{}?q=培训",
    "/documents.{}",
    "/checks.{}",
    "/changes.{}",
    "/library.{}",
    "/analyses.{}",
    "/analyses/quantified.{}",
    "/analyses/changes.{}",
    "/analyses/vague.{}?part=items",
    "/analyses/peers.{}?name=培训学员满意度",
    "/library/entry.{}?name=培训学员满意度",
)


def lines_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def with_heads(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}heads=keys"


@pytest.mark.parametrize("address", _FILES)
def test_people_read_heads_and_programs_the_keys_of_json(client: FlaskClient, address: str) -> None:
    read = lines_of(client.get(address.format("csv")).data)
    keys, *rows = lines_of(client.get(with_heads(address.format("csv"))).data)
    assert read[1:] == rows
    assert len(set(read[0])) == len(keys)
    assert all(any("\u4e00" <= char <= "\u9fff" for char in head) for head in read[0])
    first = client.get(address.format("jsonl")).data.splitlines()[:1]
    assert all(list(json.loads(line)) == keys for line in first)


@pytest.mark.parametrize("address", _FILES)
def test_the_columns_of_a_csv_file_are_told_beside_it(client: FlaskClient, address: str) -> None:
    answer = client.get(address.format("csv"))
    told = client.get(address.format("csv-metadata.json"))
    [link] = [each for each in answer.headers.getlist("Link") if "describedby" in each]
    assert client.get(link[1 : link.index(">")]).data == told.data
    assert told.mimetype == "application/csvm+json"
    columns = json.loads(told.data)["tableSchema"]["columns"]
    assert [column["titles"][0] for column in columns] == lines_of(answer.data)[0]
    assert client.get(json.loads(told.data)["url"]).data == answer.data
    assert client.get(with_heads(address.format("csv-metadata.json"))).json == told.json


@pytest.mark.parametrize("heads", ["", "&heads=keys"])
def test_the_csvw_package_reads_a_file_by_what_is_told_of_it(
    client: FlaskClient, tmp_path: Path, heads: str
) -> None:
    csvw = pytest.importorskip("csvw", reason="needs the package csvw")
    told = json.loads(client.get("/search.csv-metadata.json?q=培训").data) | {"url": "search.csv"}
    (tmp_path / "csv-metadata.json").write_text(json.dumps(told), "utf-8")
    (tmp_path / "search.csv").write_bytes(client.get(f"/search.csv?q=培训{heads}").data)
    read = csvw.CSVW(str(tmp_path / "csv-metadata.json"), validate=True)
    assert read.is_valid
    numbers = {type(row["number"]) for row in read.tables[0]}
    assert float in numbers
    assert str not in numbers


def test_the_head_is_in_the_language_of_the_page(client: FlaskClient) -> None:
    for language, name in (("zh-TW", "名稱"), ("en", "Name"), ("zh", "名称")):
        answer = client.get(f"/search.csv?q=培训&lang={language}")
        assert lines_of(answer.data)[0][2] == name
        assert "Accept-Language" in answer.headers["Vary"]


def test_a_tag_is_of_one_language(client: FlaskClient, library: Services) -> None:
    form = next(library.store.heads()).id
    chinese = client.get(f"/forms/{form}.csv?lang=zh").headers["ETag"]
    assert client.get(f"/forms/{form}.csv?lang=en").headers["ETag"] != chinese
    again = client.get(f"/forms/{form}.csv?lang=zh", headers={"If-None-Match": chinese})
    assert again.status_code == 304


def test_money_stands_once_for_each_form_in_a_departments_file(
    client: FlaskClient, library: Services
) -> None:
    forms = (found.form for found in library.store.forms())
    form = next(form for form in forms if form.department and form.budget.total)
    page = f"/departments/{department_id(form.department)}.csv?heads=keys"
    data = client.get(page).data
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    money = [Decimal(row["total"]) for row in rows if row["total"] and row["form"] == form.id]
    assert money == [form.budget.total]
    assert all(row["kind"] in ("project", "form") for row in rows if row["total"])


LABELS = Labels(
    language="zh-CN",
    title="试",
    heads=("名称", "数", "日"),
    meanings=("甲", "乙", "丙"),
    kinds=("string", "number", "date"),
    about=(("内容", "试"), ("网页", "http://localhost/")),
    names=("列", "键", "含义"),
    sheet="数据",
    explained="说明",
    csv="/a.csv",
)
KEYS = ("name", "quantitative_share", "deadline")


def test_a_workbook_is_ready_to_be_worked_with() -> None:
    rows = [("甲_x0041_\r乙", Decimal("0.5"), date(2024, 2, 29)), (None, None, None)]
    data = b"".join(TABLES["xlsx"](KEYS, rows, LABELS))
    assert data == b"".join(TABLES["xlsx"](KEYS, rows, LABELS))
    book = load_workbook(io.BytesIO(data))
    sheet, explained = book.worksheets
    assert [each.value for each in sheet[1]] == ["名称", "数", "日"]
    text, share, day = sheet[2]
    assert text.value == "甲_x005F_x0041_\r乙"  # an escape that openpyxl leaves as it is written
    assert (share.value, share.number_format) == (0.5, "0.0%")
    assert (day.value, day.data_type) == (datetime(2024, 2, 29), "d")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C3")
    assert sheet.column_dimensions["A"].width > 8
    lines = [tuple(cell.value for cell in row) for row in explained]
    assert lines[0][:2] == ("内容", "试")
    assert lines[-3:] == list(zip(LABELS.heads, KEYS, LABELS.meanings, strict=True))


def test_a_workbook_has_as_many_sheets_as_its_rows_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_SHEET_ROWS", 1_000)
    rows = [("甲", n, None) for n in range(2_500)]
    book = load_workbook(io.BytesIO(b"".join(TABLES["xlsx"](KEYS, rows, LABELS))))
    assert book.sheetnames == ["数据", "数据 2", "数据 3", "说明"]
    assert [sheet.max_row for sheet in book.worksheets[:3]] == [1_001, 1_001, 501]
    monkeypatch.setattr(workbook, "_SHEET_BYTES", 10)
    book = load_workbook(io.BytesIO(b"".join(TABLES["xlsx"](KEYS, rows, LABELS))))
    assert [sheet.max_row for sheet in book.worksheets[:5]] == [501] * 5


def test_no_part_of_a_workbook_has_sizes_that_excel_cannot_read() -> None:
    data = b"".join(TABLES["xlsx"](KEYS, [("甲", 1, None)], LABELS))
    with ZipFile(io.BytesIO(data)) as book:
        heads = [data[part.header_offset :][:30] for part in book.infolist()]
    assert {int.from_bytes(head[4:6], "little") for head in heads} == {20}  # 45 is ZIP64
    assert {int.from_bytes(head[28:30], "little") for head in heads} == {0}  # more of a head


@pytest.mark.parametrize("text", ["长" * 40_000, "\U00020000" * 20_000])
def test_a_text_longer_than_a_cell_says_that_it_is_cut(text: str) -> None:
    data = b"".join(TABLES["xlsx"](KEYS, [(text, 1, None)], LABELS))
    cell = load_workbook(io.BytesIO(data)).worksheets[0]["A2"].value
    assert cell.endswith(f"{text[0]}…")
    assert 32_765 < len(cell.encode("utf-16-le")) / 2 <= 32_767


def test_no_head_of_a_csv_file_computes() -> None:
    labels = replace(LABELS, heads=("=cmd|' /C calc'!A0 2023 · 指标值", "数", "日"))
    [heads] = lines_of(b"".join(TABLES["csv"](KEYS, (), labels)))
    assert heads == [f"'{labels.heads[0]}", "数", "日"]
    told = json.loads(b"".join(TABLES["csv-metadata.json"](KEYS, (), labels)))
    assert [column["titles"][0] for column in told["tableSchema"]["columns"]] == heads


@pytest.mark.parametrize("before", ["\x00", "\x0b", " ", "\ufeff", "\u3000"])
def test_nothing_that_a_program_passes_over_hides_a_formula(before: str) -> None:
    text = f"{before}=1+1"
    [_, line] = lines_of(b"".join(TABLES["csv"](KEYS, [(text, 1, None)])))
    assert line[0] == f"'{text}"


def test_a_workbook_begins_before_its_last_row_is_known() -> None:
    taken = 0

    def endless() -> Iterator[tuple[str, int, None]]:
        nonlocal taken
        while True:
            taken += 1
            yield ("甲", taken, None)

    pieces = TABLES["xlsx"](KEYS, endless(), LABELS)
    assert next(pieces)
    assert taken <= 1_000


def test_every_column_of_an_analysis_has_a_head(client: FlaskClient) -> None:
    with client.application.test_request_context("/"):
        heads = [head_of(Subject("quantified"), key) for key in (*COLUMNS, *SOURCE_COLUMNS)]
    assert all(heads)
