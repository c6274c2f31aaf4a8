"""Everything a search finds, as files: whole, with sources, and harmless in a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from pyoxigraph import RdfFormat, parse

from corpus.model import Piece
from search.engine import Document, HitKind, Query
from tests.web.markup import Page
from web.exports.found import COLUMNS, cells
from web.exports.tables import TABLES
from web.found import FoundRow
from web.services import Services

_VALUES = (
    "=100(%)",
    "=100（%）",
    "=20（人）",
    "=3.00(次)",
    "-5℃",
    "+10%",
    "=1,200.50元/人/天",
    "=0",
)
_FORMULAS = (
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0",
    "@SUM(A1)",
    "+A1",
    "-2+3",
    "=A1",
    "=1*A1",
    "=100(%)+A1",
    "\t=1+1",
    "\r=1",
    "＝1+1",
    "=1e5(A1)",
)


def row(name: str) -> FoundRow:
    document = Document("indicator-x", HitKind.INDICATOR, "form-x", name=name, number=95.0)
    return FoundRow(document, "document-x", "a.xlsx", Piece("q", 2, cell="C12"), "q")


def pieces(suffix: str, rows: Iterable[FoundRow]) -> Iterator[bytes]:
    return TABLES[suffix](COLUMNS, map(cells, rows))


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize("value", _VALUES)
def test_a_printed_value_stays_what_it_is_in_csv(value: str) -> None:
    assert rows_of(b"".join(pieces("csv", [row(value)])))[0]["name"] == value


@pytest.mark.parametrize("formula", _FORMULAS)
def test_a_formula_computes_nothing_in_csv(formula: str) -> None:
    assert rows_of(b"".join(pieces("csv", [row(formula)])))[0]["name"] == f"'{formula}"


@pytest.mark.parametrize("text", _VALUES + _FORMULAS[:8])
def test_every_text_is_text_in_a_workbook(text: str) -> None:
    book = load_workbook(io.BytesIO(b"".join(pieces("xlsx", [row(text)]))))
    cell = book.worksheets[0].cell(2, COLUMNS.index("name") + 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert book.worksheets[0].cell(2, COLUMNS.index("number") + 1).value == 95


def test_a_control_character_breaks_no_workbook() -> None:
    book = load_workbook(io.BytesIO(b"".join(pieces("xlsx", [row("a\x00\x0bb")]))))
    assert book.worksheets[0].cell(2, COLUMNS.index("name") + 1).value == "ab"


def test_a_row_names_its_source() -> None:
    [line] = pieces("jsonl", [row("=100(%)")])
    found = json.loads(line)
    assert list(found) == list(COLUMNS)
    assert found["name"] == "=100(%)"
    place = [found[name] for name in ("document", "file", "page", "line", "cell", "quote")]
    assert place == ["document-x", "a.xlsx", 2, None, "C12", "q"]


def test_files_are_written_as_they_are_read() -> None:
    taken = 0

    def endless() -> Iterator[FoundRow]:
        nonlocal taken
        while True:
            taken += 1
            yield replace(row("a"))

    parts = pieces("csv", endless())
    for _ in range(5):
        next(parts)
    assert taken <= 5


@pytest.mark.parametrize(
    "address", ["?q=培训", "?q=培训&level2=数量指标&sort=value", "?kind=goal", ""]
)
def test_an_export_holds_everything_the_page_finds(
    client: FlaskClient, library: Services, address: str
) -> None:
    found = [json.loads(line) for line in client.get(f"/search.jsonl{address}").data.splitlines()]
    rows = rows_of(client.get(f"/search.csv{address or '?'}&heads=keys").data)
    assert [each["id"] for each in rows] == [each["id"] for each in found]
    if address == "?q=培训":
        ids = [hit.id for hit in library.search(Query("培训", limit=10**6)).hits]
        assert [each["id"] for each in found] == ids
        placed = [each for each in found if each["kind"] == "indicator" and each["line"]]
        assert placed
        assert all(each["quote"] and each["file"] for each in placed)


def test_turtle_holds_what_was_found_and_nothing_else(client: FlaskClient) -> None:
    data = client.get("/search.ttl?q=name:培训学员满意度&kind=indicator").data
    rows = rows_of(client.get("/search.csv?q=name:培训学员满意度&kind=indicator&heads=keys").data)
    said = {str(triple.subject) for triple in parse(data, format=RdfFormat.TURTLE)}
    named = {one.rpartition("/")[2].rstrip(">") for one in said}
    indicators = {one.partition("#")[0] for one in named if one.startswith("indicator-")}
    assert indicators == {each["id"] for each in rows}
    assert len(indicators) == len(rows) > 1


def test_the_page_leads_to_the_exports_of_its_state(client: FlaskClient) -> None:
    page = Page(client.get("/?q=培训&year=2024&sort=value").text)
    for name, kind in (("CSV", "text/csv"), ("Excel", "spreadsheetml"), ("Turtle", "turtle")):
        answer = client.get(page.link(name))
        assert answer.status_code == 200
        assert kind in answer.content_type
        assert "attachment" in answer.headers["Content-Disposition"]


def test_a_wrong_address_is_a_bad_request_before_the_file_begins(client: FlaskClient) -> None:
    assert client.get("/search.csv?year=abc").status_code == 400
