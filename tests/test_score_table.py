"""The table of scores: which kind a file is, what the table shows, how well what ships is read."""

from pathlib import Path

import pytest

from tests import score, score_kinds, score_table
from tests.gold import DATA
from tests.measures import MEASURES, UNPLACED, Tally

SEED = DATA / "gold" / "seed-2024.json"


def tally_of(found: int, of: int = 100) -> Tally:
    """Of rows."""
    tally = Tally()
    tally.found["rows"], tally.all["rows"] = found, of
    return tally


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
    (tmp_path / "a.gold.json").write_bytes(SEED.read_bytes())
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
    table = score_table.printed({"raw": tally_of(found)})
    assert table.endswith("fields 95, rows 95 ✗" if sign else "fields 95, rows 95")


@pytest.mark.parametrize("which", ["own", "others"])
def test_the_table_goes_between_the_marks_of_a_page(
    tmp_path: Path, which: score_table.Which
) -> None:
    page = tmp_path / "README.md"
    marks = {"own": "score", "others": "score of others"}
    begin, end = f"<!-- {marks[which]} -->", f"<!-- /{marks[which]} -->"
    page.write_text(f"before\n{begin}\nold\n{end}\nafter\n")
    tallies = {"raw": tally_of(10)}
    score_table.write(page, tallies, which)
    first = page.read_text("utf-8")
    score_table.write(page, tallies, which)
    assert page.read_text("utf-8") == first
    assert first.startswith(f"before\n{begin}\n")
    assert first.endswith(f"\n{end}\nafter\n")
    assert "| pdftotext -raw | 0 | – |" in first
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
