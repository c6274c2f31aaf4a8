"""Names of indicators over all forms, the same from every engine."""

from dataclasses import replace

import pytest

from search.engine import Document, Facet, FacetName, HitKind, NameSort, Query, SearchEngine

_INDICATORS = (HitKind.INDICATOR,)


def row(id_: str, name: str, value: str, department: str, year: int, unit: str = "%") -> Document:
    number = "".join(character for character in value if character.isdigit())
    return Document(
        id=f"indicator-{id_}",
        kind=HitKind.INDICATOR,
        form=f"form-{department}-{year}",
        name=name,
        value_text=value,
        project="项目",
        project_id=f"project-{department}",
        department=department,
        year=year,
        level2="质量指标",
        unit=unit,
        number=float(number),
        comparator="≥",
        value_kind="quantitative",
    )


ROWS = (
    row("1", "出勤率", "≥90(%)", "甲局", 2022),
    row("2", "出勤率", "≥95(%)", "乙局", 2023),
    row("3", "出 勤率", "≥95(%)", "乙局", 2021),
    row("4", "合格率", "≥98(%)", "丙局", 2024),
    Document("project-1", HitKind.PROJECT, "form-甲局-2022", name="出勤率"),
)


@pytest.fixture
def filled(engine: SearchEngine) -> SearchEngine:
    engine.replace_all(ROWS, 1)
    return engine


def test_a_name_gathers_its_rows_whatever_its_spelling(filled: SearchEngine) -> None:
    names = filled.names(Query(kinds=_INDICATORS), NameSort.ROWS)
    assert names.total == 2
    first = names.entries[0]
    assert (first.rows, first.departments, first.projects) == (3, 2, 2)
    assert (first.first_year, first.last_year) == (2021, 2023)
    assert first.level2 == (Facet("质量指标", 3),)
    assert [(each.text, each.rows) for each in first.values] == [("≥95(%)", 2), ("≥90(%)", 1)]


def test_numbering_is_no_part_of_a_name_nor_of_a_level(engine: SearchEngine) -> None:
    numbered = (
        replace(row("5", "1.出勤率", "≥93(%)", "丁局", 2024), level2="（二）质量指标"),
        row("6", "（1）出勤率", "≥93(%)", "戊局", 2024),
        row("7", "①合格率", "≥98(%)", "丁局", 2025),
    )
    engine.replace_all([*numbered, *ROWS[:2], ROWS[3]], 1)
    names = engine.names(Query(kinds=_INDICATORS), NameSort.ROWS)
    assert [(each.name, each.rows) for each in names.entries] == [("出勤率", 4), ("合格率", 2)]
    found = engine.search(Query(kinds=_INDICATORS, level2=("质量指标",)))
    assert found.facets[FacetName.LEVEL2] == (Facet("质量指标", 6),)


@pytest.mark.parametrize(
    ("sort", "reverse", "rows"),
    [
        (NameSort.ROWS, False, [3, 1]),
        (NameSort.ROWS, True, [1, 3]),
        (NameSort.DEPARTMENTS, False, [3, 1]),
        (NameSort.YEAR, False, [1, 3]),
        (NameSort.NAME, False, [3, 1]),
    ],
)
def test_names_are_ordered(
    filled: SearchEngine, sort: NameSort, reverse: bool, rows: list[int]
) -> None:
    names = filled.names(Query(kinds=_INDICATORS, reverse=reverse), sort)
    assert [entry.rows for entry in names.entries] == rows


def test_a_page_holds_what_the_whole_holds_there(filled: SearchEngine) -> None:
    whole = filled.names(Query(kinds=_INDICATORS), NameSort.NAME).entries
    for offset in range(3):
        page = filled.names(Query(kinds=_INDICATORS, offset=offset, limit=1), NameSort.NAME)
        assert page.entries == whole[offset : offset + 1]
        assert page.total == 2


def test_all_names_come_one_by_one_as_their_pages_hold_them(
    filled: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.names._AT_ONCE", 1)
    for sort in NameSort:
        every = tuple(filled.each_name(Query(kinds=_INDICATORS, limit=1), sort))
        assert every == filled.names(Query(kinds=_INDICATORS, limit=9), sort).entries


def test_filters_and_words_narrow_the_names(filled: SearchEngine) -> None:
    of_year = filled.names(Query(kinds=_INDICATORS, years=(2024,)), NameSort.ROWS)
    assert [entry.name for entry in of_year.entries] == ["合格率"]
    of_word = filled.names(Query("name:出勤", kinds=_INDICATORS), NameSort.ROWS)
    assert [entry.rows for entry in of_word.entries] == [3]


def test_a_whole_name_finds_only_itself(filled: SearchEngine) -> None:
    query = Query(name="出勤 率", kinds=_INDICATORS)
    assert filled.search(query).total == 3
    assert filled.search(Query(name="勤率", kinds=_INDICATORS)).total == 0
    assert [value.text for value in filled.values(query)] == ["≥90(%)", "≥95(%)"]
    assert {each.id for each in filled.scan(query)} == {f"indicator-{n}" for n in (1, 2, 3)}


def test_a_write_is_seen_at_once(filled: SearchEngine) -> None:
    query = Query(kinds=_INDICATORS)
    assert filled.names(query, NameSort.ROWS).total == 2
    filled.update((), [row("9", "知晓率", "≥80(%)", "丁局", 2025)], 2)
    assert filled.names(query, NameSort.ROWS).total == 3
