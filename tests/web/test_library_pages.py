"""The library of indicators: names with all their values, each as a pattern to take over."""

import csv
import io
import json

import pytest
from flask.testing import FlaskClient

from search.engine import NameSort, SeenValue
from tests.web.test_analyses_pages import cells_of, made, page_at, visitor
from web.presenters.library import distribution_of
from web.questions.library import Asked, entry_of, names_of, pattern_of
from web.services import Services

__all__ = ["made", "visitor"]  # fixtures


def test_a_name_counts_its_rows_projects_and_years(made: Services) -> None:
    found = names_of(made.index, Asked("里程"), 0, 10)
    (entry,) = found.entries
    assert (entry.name, entry.rows, entry.departments, entry.projects) == ("养护里程", 5, 1, 1)
    assert (entry.first_year, entry.last_year) == (2022, 2024)
    assert [(each.text, each.rows) for each in entry.values] == [
        ("≥100(公里)", 3),
        ("≥120(公里)", 2),
    ]


def test_names_come_in_the_order_that_is_asked_for(made: Services) -> None:
    by_rows = [each.rows for each in names_of(made.index, Asked(), 0, 20).entries]
    assert by_rows == sorted(by_rows, reverse=True)
    latest = names_of(made.index, Asked(sort=NameSort.YEAR), 0, 20).entries
    years = [each.last_year or 0 for each in latest]
    assert years == sorted(years, reverse=True)
    first, second = (names_of(made.index, Asked(), offset, 1).entries for offset in (0, 1))
    assert first != second


def test_a_page_lists_names_and_narrows_them(visitor: FlaskClient) -> None:
    rows = cells_of(page_at(visitor, "/library"))
    assert len(rows) == 1 + 8
    narrowed = cells_of(page_at(visitor, "/library?q=里程&level1=产出指标&year=2023"))
    assert [row[0] for row in narrowed[1:]] == ["养护里程"]
    assert page_at(visitor, "/library?q=没有的").all("p", "notice")
    assert visitor.get("/library?sort=nothing").status_code == 400


def test_an_entry_shows_every_value_with_its_source(visitor: FlaskClient) -> None:
    page = page_at(visitor, "/library/entry?name=养护里程")
    rows = cells_of(page)
    assert ["≥100(公里)", "≥ 不低于", "100", "公里", "定量", "3"] in rows
    assert page.all("svg", "bars")
    links = [each.attributes.get("href", "") for each in page.all("a")]
    assert sum(link.startswith("/documents/") for link in links) >= 5


def test_an_unknown_name_is_not_found(visitor: FlaskClient) -> None:
    assert visitor.get("/library/entry?name=没有").status_code == 404
    assert visitor.get("/library/entry").status_code == 404
    assert visitor.get("/library/pattern.json?name=没有").status_code == 404


def test_a_pattern_takes_over_the_usual(made: Services, visitor: FlaskClient) -> None:
    pattern = pattern_of(entry_of(made.index, " 养护里程 "))
    assert (pattern.comparator, pattern.unit, pattern.level2) == ("≥", "公里", "数量指标")
    assert json.loads(visitor.get("/library/pattern.json?name=养护里程").data)["values"] == [
        "≥100(公里)",
        "≥120(公里)",
    ]
    text = visitor.get("/library/pattern.txt?name=养护里程").get_data(as_text=True)
    assert "计量单位\t公里" in text
    page = page_at(visitor, "/library/entry?name=养护里程")
    assert page.all("textarea", "pattern")[0].text.startswith("三级指标")


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "xlsx"])
def test_an_entry_comes_as_a_file(visitor: FlaskClient, suffix: str) -> None:
    answer = visitor.get(f"/library/entry.{suffix}?name=养护里程&heads=keys")
    assert answer.status_code == 200
    if suffix == "csv":
        rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
        assert len(rows) == 5
        assert {row["file"] for row in rows} == {"made.txt"}


def seen(number: float, rows: int, unit: str = "%") -> SeenValue:
    return SeenValue(f"≥{number}({unit})", rows, "≥", number, unit, "quantitative")


def test_many_numbers_are_gathered_in_ranges_that_lose_none() -> None:
    found = distribution_of([*(seen(number, 2) for number in range(60)), seen(3, 1, "人")])
    assert found is not None
    assert (found.unit, found.rows, found.others) == ("%", 120, 1)
    assert sum(int(bar.written) for bar in found.bars.bars) == 120
    assert len(found.bars.bars) <= 24


def test_values_in_words_have_no_distribution() -> None:
    assert distribution_of([SeenValue("及时", 2, None, None, None, "graded")]) is None
