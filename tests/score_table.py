"""The table of scores: for a terminal, and between the marks of a README."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from tests.measures import MEASURES, SPURIOUS, UNPLACED, Tally
from tests.score_kinds import KINDS, Kind, is_met

FILES = "files"
SKIPPED = "skipped"  # for want of what reading them needs
Which = Literal["own", "others"]
_MARKS: dict[Which, tuple[str, str]] = {
    "own": ("<!-- score -->", "<!-- /score -->"),
    "others": ("<!-- score of others -->", "<!-- /score of others -->"),
}
_HEADED = {  # the first columns and the last by page
    "README.md": ("file", "files", "bar"),
    "README.zh-CN.md": ("文件", "个数", "要求"),
}
_INTRODUCED = {
    ("README.md", "own"): "In percent, on the test data that ships; the reader was made with these "
    "files, so expect less of others (the seed is a real document, the other forms are fictional):",
    ("README.md", "others"): "On documents that the reader was not made with, which do not ship:",
    ("README.zh-CN.md", "own"): "百分比，用项目自带的测试数据；程序是对着这些文件写的，"
    "别的文件会差一些（seed 是真实文件，其余为虚构）：",
    ("README.zh-CN.md", "others"): "用编写程序时没有见过的文件（不随项目发布）：",
}


def counts(tally: Tally) -> list[str]:
    """Found / all of each measure, for a terminal."""
    return [f"{tally.found[m]}/{tally.all[m]}" if tally.all[m] else "-" for m in MEASURES]


def shares(tally: Tally) -> list[str]:
    """Percentages, never rounded up to 100."""
    return [_percent(tally.found[m], tally.all[m]) if tally.all[m] else "–" for m in MEASURES]


def _percent(found: int, of: int) -> str:
    return "100" if found == of else f"{found * 1000 // of / 10:.1f}"


def printed(tallies: Mapping[str, Tally]) -> str:
    """Counts, and the percentages that a kind should reach; ✗ where it does not."""
    rows = [["kind", FILES, *MEASURES, SPURIOUS, UNPLACED, "bar"]]
    rows += ([name_of(kind), *_row(tally, counts(tally), kind)] for kind, tally in tallies.items())
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def name_of(kind: str, page: str = "README.md") -> str:
    known = KINDS.get(kind, Kind(kind, kind))
    return known.chinese if page == "README.zh-CN.md" else known.name


def _row(tally: Tally, cells: Sequence[str], kind: str) -> list[str]:
    """All but its name; a kind that could not be read here says what is missing."""
    lost = [str(tally.all[SPURIOUS]), str(tally.all[UNPLACED])]
    if tally.all[SKIPPED]:
        cells, lost = ["–"] * len(cells), ["–", f"without {KINDS[kind].needs}"]
    return [str(tally.all[FILES]), *cells, *lost, _bar(tally, kind)]


def _bar(tally: Tally, kind: str) -> str:
    bar = KINDS[kind].bar if kind in KINDS else {}
    text = ", ".join(f"{measure} {least}" for measure, least in bar.items()) or "–"
    reached = {m: 100 * tally.found[m] / tally.all[m] for m in MEASURES if tally.all[m]}
    return text if is_met(kind, reached) else f"{text} ✗"


def markdown(tallies: Mapping[str, Tally], page: str) -> str:
    """The table with its columns headed in the language of the page."""
    name, files, bar = _HEADED[page]
    columns = [files, *MEASURES, SPURIOUS, UNPLACED]
    rows = [[name, *columns, bar], ["---", *["--:"] * len(columns), "---"]]
    for kind, tally in tallies.items():
        rows.append([name_of(kind, page), *_row(tally, shares(tally), kind)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def write(page: Path, tallies: Mapping[str, Tally], which: Which) -> None:
    """The table between the marks of a page. Raises ValueError where the marks are missing."""
    begin, end = _MARKS[which]
    before, found, rest = page.read_text("utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{page.name}: no marks for the table; expected {begin} and {end}")
    table = f"{_INTRODUCED[page.name, which]}\n\n{markdown(tallies, page.name)}"
    page.write_text(f"{before}{begin}\n{table}\n{end}{after}", "utf-8")


def written(page: Path, which: Which = "own") -> list[str]:
    """The rows of the table in a page, with those of its head."""
    begin, end = _MARKS[which]
    table = page.read_text("utf-8").partition(begin)[2].partition(end)[0]
    return [line for line in table.split("\n") if line.startswith("|")]
