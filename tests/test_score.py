"""The scorer counts as a person would; the document that ships is read as well as promised."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.model import Ambiguity, Comparator, Form, TargetValue, ValueKind
from tests import score, score_kinds, score_table
from tests.builders import forms_from_gold, make_form, make_goal, make_indicator
from tests.gold import DATA
from tests.measures import MEASURES, UNPLACED, GoldForm, GoldRow, Tally, measured, read_gold

SEED = score.File(DATA / "seed-2024.txt", DATA / "gold" / "seed-2024.json")
OPEN = (Ambiguity("value", ("≥310(天)", "≥5(次)"), "order"),)


def gold_form(*rows: GoldRow, goals: tuple[str, ...] = ("全年免费开放",)) -> GoldForm:
    """The gold of `make_form()`, with other rows where given."""
    row = GoldRow(
        name="全年开放天数",
        value_text="≥310(天)",
        level1="产出指标",
        level2="数量指标",
        comparator="≥",
        number=Decimal(310),
        unit="天",
    )
    return GoldForm(
        year=2024,
        project="公共图书馆服务经费",
        department="某市图书馆管理局",
        start="2024-01-01",
        budget={"total": Decimal(9120000), "other": None},
        goals=goals,
        indicators=rows or (row,),
    )


def tallied(gold: GoldForm, *forms: Form) -> Tally:
    return measured([gold], forms)


def test_the_gold_read_as_a_prediction_scores_everything() -> None:
    tally = measured(read_gold(SEED.gold), forms_from_gold(SEED.gold))
    assert {m: tally.all[m] for m in MEASURES} == {
        "documents": 7, "fields": 91, "goals": 10, "pairs": 108, "rows": 108, "values": 61,
        "honest": 8, "decided": 100,
    }  # fmt: skip
    assert tally.misses == []


def test_fields_that_the_gold_does_not_give_are_not_counted() -> None:
    tally = tallied(gold_form(), make_form())
    assert (tally.found["fields"], tally.all["fields"]) == (3, 3)


def test_a_form_of_another_year_is_missed_and_spurious() -> None:
    tally = tallied(gold_form(), make_form(year=2023))
    assert (tally.found["documents"], tally.found["fields"], tally.found["goals"]) == (0, 0, 0)
    assert tally.all["spurious"] == 1
    assert tally.all["honest"] + tally.all["decided"] == 0


def test_two_forms_of_one_project_and_year_answer_to_one_gold_only_once() -> None:
    assert tallied(gold_form(), make_form(), make_form()).all["spurious"] == 1


def test_text_is_compared_without_blanks_width_and_last_stop() -> None:
    form = make_form(project="公共图书馆 服务经费", goals=(make_goal("全年免费开放。"),))
    tally = tallied(gold_form(goals=("全年免费\n开放；",)), form)
    assert (tally.found["documents"], tally.found["goals"]) == (1, 1)


def test_a_goal_in_part_is_a_miss() -> None:
    tally = tallied(gold_form(goals=("全年免费开放，办好活动",)), make_form())
    assert (tally.found["goals"], tally.all["goals"]) == (0, 1)


def test_a_row_under_another_level_is_a_pair_but_no_row() -> None:
    tally = tallied(gold_form(), make_form(indicators=(make_indicator(level2="质量指标"),)))
    assert (tally.found["pairs"], tally.found["rows"]) == (1, 0)


def test_any_level_is_right_where_the_gold_has_none() -> None:
    row = GoldRow(name="全年开放天数", value_text="≥310（天）")
    assert tallied(gold_form(row), make_form()).found["rows"] == 1


def test_a_row_that_the_gold_does_not_have_is_spurious() -> None:
    rows = make_indicator(), make_indicator(name="活动场次")
    assert tallied(gold_form(), make_form(indicators=rows)).all["spurious"] == 1


def test_a_wrong_sign_costs_the_value_but_not_the_pair() -> None:
    target = TargetValue("≥310(天)", ValueKind.QUANTITATIVE, Comparator.AT_MOST, Decimal(310), "天")
    tally = tallied(gold_form(), make_form(indicators=(make_indicator(target=target),)))
    assert (tally.found["pairs"], tally.found["values"], tally.all["values"]) == (1, 0, 1)


@pytest.mark.parametrize("mark", ["in_sentence", "multi_value"])
def test_numbers_in_sentences_and_several_numbers_are_not_scored(mark: str) -> None:
    row = GoldRow(name="全年开放天数", value_text="≥310(天)", number=Decimal(310))
    setattr(row, mark, True)
    assert tallied(gold_form(row), make_form()).all["values"] == 0


def test_a_doubt_where_there_is_none_costs_a_decided_row() -> None:
    tally = tallied(gold_form(), make_form(indicators=(make_indicator(ambiguities=OPEN),)))
    assert (tally.found["decided"], tally.all["decided"], tally.found["rows"]) == (0, 1, 1)


@pytest.mark.parametrize(("doubts", "right"), [((), 0), (OPEN, 1)])
def test_another_value_of_an_open_row_counts_only_when_reported_as_open(
    doubts: tuple[Ambiguity, ...], right: int
) -> None:
    row = GoldRow(
        name="全年开放天数",
        value_text="≥5(次)",
        level2="质量指标",
        ambiguous=("value: order",),
        alternatives=("≥310(天)",),
    )
    tally = tallied(gold_form(row), make_form(indicators=(make_indicator(ambiguities=doubts),)))
    assert [tally.found[m] for m in ("pairs", "rows", "honest")] == [right] * 3
    assert (tally.all["decided"], tally.all["values"]) == (0, 0)


def test_weight_score_and_actual_value_count_as_fields() -> None:
    row = GoldRow("全年开放天数", "≥310(天)", actual_text="312天", weight=Decimal(10))
    base = tallied(gold_form(), make_form())
    actual = TargetValue("312 天", ValueKind.QUANTITATIVE, None, Decimal(312), "天")
    rows = (make_indicator(actual=actual, weight=Decimal(9)),)
    tally = tallied(gold_form(row), make_form(indicators=rows))
    assert tally.all["fields"] == base.all["fields"] + 2
    assert tally.found["fields"] == base.found["fields"] + 1


def test_of_two_forms_of_one_project_that_of_the_department_is_meant() -> None:
    other = make_form(department="某县图书馆")
    tally = tallied(gold_form(), other, make_form())
    assert (tally.found["fields"], tally.all["fields"]) == (3, 3)


def test_text_left_over_is_counted_by_characters() -> None:
    form = make_form()
    open_ = replace(form, ledger=replace(form.ledger, placed=77, unplaced=3))
    assert tallied(gold_form(), form).all[UNPLACED] == 0
    assert tallied(gold_form(), open_).all[UNPLACED] == 3


@pytest.mark.parametrize(("name", "kind"), [
    ("a.b.layout.txt", "layout"), ("a.mupdf.txt", "pymupdf"), ("a.txt", "text"),
    ("seed-2024.txt", "seed"), ("a.tsv.txt", "md"), ("a.md", "md"), ("a.xl.XLSX", "xlsx"),
    ("a.jpg", "scan"), ("a.web.txt", "web"),
])  # fmt: skip
def test_the_kind_of_a_file_is_told_by_its_name(name: str, kind: str) -> None:
    assert score_kinds.kind_of(DATA / name) == kind


@pytest.mark.parametrize(("name", "kind"), [
    ("wenlv-2022.reportlab.pdf", "pdf"), ("wenlv-2022.borderless.pdf", "borderless"),
    ("wenlv-2022.chromium.scan150.pdf", "scan"),
])  # fmt: skip
def test_the_kind_of_a_pdf_is_told_by_its_pages(name: str, kind: str) -> None:
    assert score_kinds.kind_of(DATA / "forms" / name) == kind


def test_files_are_found_beside_their_gold_and_once_each(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder / "gold").mkdir(parents=True)
        (tmp_path / folder / "gold" / "b.json").write_text('{"documents": []}')
        (tmp_path / folder / "gold" / "links.json").write_text("{}")
        (tmp_path / folder / "a.gold.json").write_text('{"documents": []}')
        for name in ("a.raw.txt", "a.dx2.docx", "b.txt", "c.raw.txt", "a.log"):
            (tmp_path / folder / name).write_text(name)
    found = list(score.files_of([tmp_path / "one", tmp_path / "two"]))
    assert [file.path.name for file in found] == ["a.dx2.docx", "a.raw.txt", "b.txt"]
    assert {file.path.parent.name for file in found} == {"one"}


def test_a_text_without_form_scores_nothing_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.gold.json").write_bytes(SEED.gold.read_bytes())
    (tmp_path / "a.raw.txt").write_text("春眠不觉晓", "utf-8")
    score.main([str(tmp_path)])
    out, err = capsys.readouterr()
    assert "pdftotext -raw  1      0/7" in out
    assert "a.raw.txt: no 绩效目标 form in it" in err


def test_a_share_is_never_rounded_up_to_all() -> None:
    tally = Tally()
    tally.found["pairs"], tally.all["pairs"] = 1999, 2000
    tally.found["rows"] = tally.all["rows"] = 3
    assert dict(zip(MEASURES, score_table.shares(tally), strict=True)) == {
        **dict.fromkeys(MEASURES, "–"), "pairs": "99.9", "rows": "100",
    }  # fmt: skip


def test_a_kind_that_cannot_be_read_here_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(score, "is_read_here", lambda _kind: False)
    file = score.File(DATA / "forms/wenlv-2023.doc", DATA / "forms/wenlv-2023.gold.json")
    row = score_table.printed(score.score([file])).splitlines()[1]
    assert row.startswith("DOC   1      –")
    assert "without LibreOffice" in row


@pytest.mark.parametrize(("found", "sign"), [(94, True), (95, False)])
def test_a_bar_that_is_not_reached_is_marked(found: int, sign: bool) -> None:
    tally = Tally()
    tally.found["rows"], tally.all["rows"] = found, 100
    table = score_table.printed({"raw": tally})
    assert table.endswith("fields 95, rows 95 ✗" if sign else "fields 95, rows 95")


@pytest.mark.parametrize("which", ["own", "others"])
def test_the_table_goes_between_the_marks_of_a_page(
    tmp_path: Path, which: score_table.Which
) -> None:
    page = tmp_path / "README.md"
    marks = {"own": "score", "others": "score of others"}
    begin, end = f"<!-- {marks[which]} -->", f"<!-- /{marks[which]} -->"
    page.write_text(f"before\n{begin}\nold\n{end}\nafter\n")
    tallies = {"raw": tallied(gold_form(), make_form())}
    score_table.write(page, tallies, which)
    first = page.read_text("utf-8")
    score_table.write(page, tallies, which)
    assert page.read_text("utf-8") == first
    assert first.startswith(f"before\n{begin}\n")
    assert first.endswith(f"\n{end}\nafter\n")
    assert "| pdftotext -raw | 0 | 100 |" in first
    assert "old" not in first


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text("nothing here\n")
    with pytest.raises(ValueError, match=r"README.md: no marks for the table; expected <!-- sco"):
        score_table.write(page, {}, "own")
    assert page.read_text() == "nothing here\n"


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    """Of all the test data."""
    return score.score(score.files_of([DATA]))


@pytest.mark.parametrize("page", score.READMES, ids=lambda page: page.name)
def test_the_readmes_show_what_score_finds(tallies: dict[str, Tally], page: Path) -> None:
    there = score_table.written(page)
    skipped = {
        score_table.name_of(kind, page.name)
        for kind in tallies
        if not score_kinds.is_read_here(kind)
    }
    rows = score_table.markdown(tallies, page.name).split("\n")
    assert without(there, skipped) == without(rows, skipped), "`make score` writes it"


def without(rows: list[str], names: set[str]) -> list[str]:
    """The rows of a table but those of some names."""
    return [row for row in rows if row.removeprefix("| ").split(" | ")[0] not in names]


@pytest.mark.parametrize("kind", score_kinds.KINDS)
def test_what_ships_is_read_to_the_bars(tallies: dict[str, Tally], kind: str) -> None:
    if not score_kinds.is_read_here(kind):
        pytest.skip(f"reading {kind} needs {score_kinds.KINDS[kind].needs}")
    tally = tallies[kind]
    bar = score_kinds.KINDS[kind].bar
    found = {measure: 100 * tally.found[measure] / tally.all[measure] for measure in bar}
    assert {m: share for m, share in found.items() if share < bar[m]} == {}, tally.misses
    assert tally.all["spurious"] == 0, tally.misses


def test_the_seed_is_read_as_well_as_promised(tallies: dict[str, Tally]) -> None:
    tally = tallies["seed"]
    found = {measure: tally.found[measure] for measure in MEASURES}
    least = {
        "documents": 7, "fields": 91, "goals": 10, "pairs": 108, "rows": 106, "values": 61,
        "honest": 8, "decided": 92,
    }  # fmt: skip
    assert {m: (found[m], bar) for m, bar in least.items() if found[m] < bar} == {}, tally.misses
    assert tally.all[UNPLACED] == 0
