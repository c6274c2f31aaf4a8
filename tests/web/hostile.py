"""Forms whose every field is made to break a page, a file or a terminal, through a real store."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from corpus.errors import ReadError
from corpus.model import (
    Ambiguity,
    Detail,
    Document,
    Execution,
    FieldSource,
    Finding,
    Form,
    FormKind,
    Goal,
    Indicator,
    Ledger,
    Piece,
    Source,
    Task,
    Unread,
)
from corpus.pages import Cell, Page, Table
from tests.builders import make_document, make_form, make_goal, make_indicator, make_target
from tests.fakes import FakeReader
from web.bootstrap import open_services
from web.config import Config
from web.services import Services

EVIL = "x-evil"  # the element and the attribute that no page may have
MARKUP = (
    f"<{EVIL} {EVIL}=1><script>{EVIL}(1)</script>",
    f"\"{EVIL}=\"2\" '{EVIL}='3' {EVIL}=4 >",
    f"</title></textarea></style></script></svg><!--<{EVIL}>",
    f"--><{EVIL}>]]><{EVIL}/>&lt;{EVIL}&gt;&#60;{EVIL}&#62;",
    "{{7*7}}${7*7}{% raw %}%(name)s%s{0}",
    "javascript:alert(1)//",
    "x\r\nSet-Cookie: evil=1\r\n\r\n<p>",
)
CONTROLS = "a\x00b\x07\x1b[31mc\x7f\x85\x9bd\u2028e\u2029f\ufeff\ufffe\uffff"
BIDI = "甲\u202ecod.exe\u2066乙\u2067丙\u200f\u061c"
NEVER_CLOSED = "\u202e\u2066" * 40
UNSEEN = "指\u200b标\u200d名\u2060称\u00ad"
FORMULAS = ("=cmd|' /C calc'!A0", "+1+cmd|'!A", "@SUM(1)", "-2+3", "\t=1+1", "＝1+1")
LONG = "长" * 10_000
UNBROKEN = "W" * 10_000
NAMES = (*MARKUP, CONTROLS, BIDI, NEVER_CLOSED, UNSEEN, *FORMULAS, LONG, UNBROKEN, "新\n行\n\n名")
_EACH = (" ".join(MARKUP), CONTROLS + BIDI + UNSEEN + "新\n行", *FORMULAS[:3], LONG, UNBROKEN)
YEARS = (2023, 2024)


class Reader(FakeReader):
    """Whatever the file is, it says the hostile forms of the year that it holds."""

    def read(self, data: bytes, name: str) -> Document:
        year = int(data.decode())
        document = make_document(
            *(hostile_form(text, year) for text in _EACH), name=_EACH[0], content=data
        )
        return replace(
            document,
            title=f"{_EACH[0]}{_EACH[1]}",
            publisher=_EACH[1],
            format="xlsx" if year == YEARS[0] else "text",
            pages=1,
            unread=(Unread(_EACH[0], _EACH[0] + _EACH[1], 1),),
        )

    def lines(self, data: bytes, name: str) -> tuple[str, ...]:
        return NAMES

    def pages(self, data: bytes, name: str, page: int | None = None) -> tuple[Page, ...]:
        cells = tuple(
            Cell(row, 0, 1, 1, (Piece(text, cell=f"A{row + 1}"),)) for row, text in enumerate(NAMES)
        )
        lines = tuple(Piece(text, line=number) for number, text in enumerate(NAMES, 1))
        return (Page(1, (Table(cells), *lines), name=_EACH[0] + _EACH[1], unread=_EACH[0]),)

    def picture(self, data: bytes, name: str, page: int = 1, dpi: int = 150) -> bytes:
        raise ReadError(name, _EACH[0], _EACH[1])


def hostile_services(folder: Path) -> Services:
    """A document a year, each by a name that is hostile as far as a disk takes it."""
    services = open_services(Config(folder / "workspace", engine="memory:"), reader=Reader())
    for year in YEARS:
        path = folder / f"{year}<{EVIL}>'\"&\u202e {year}.txt"
        path.write_text(str(year))
        report = services.add([path], title=_EACH[0], publisher=_EACH[1])
        assert report.added, report
    return services


def hostile_form(text: str, year: int) -> Form:
    form = make_form(
        kind=FormKind.SELF_EVALUATION,
        title=text,
        year=year,
        project=text,
        department=text,
        implementing_unit=text,
        goals=tuple(_goals(text)),
        indicators=tuple(_rows(text, year)),
        ledger=Ledger(10, 4, 4, 0, 2, (text, text)),
    )
    return replace(
        form,
        nature=text,
        category=text,
        findings=(Finding("budget.sum", text, _said(text)),),
        sources=(FieldSource("project", _said(text)), FieldSource("department", _said(text))),
        executions=(Execution(text, Decimal(1), source=_said(text)),),
        tasks=(Task(text, text, Decimal(1), text, _said(text)),),
        details=(Detail(text, text, _said(text)),),
    )


def _goals(text: str) -> Iterator[Goal]:
    for number in (1, 2):
        yield replace(make_goal(f"{text}{number}", number), source=_said(text))


def _rows(text: str, year: int) -> Iterator[Indicator]:
    """One in words and one with a number; both with all that a row may hold."""
    for target in (make_target(f"词{text}"), make_target(f"≥{year}({text[:200]})")):
        row = make_indicator(
            name=f"{text}{target.kind.value}",
            level1=text,
            level2=text,
            target=target,
            actual=target,
            weight=Decimal(10),
            score=Decimal(9),
            ambiguities=(Ambiguity("value", (text, text + "?"), text),),
            source=_said(text),
        )
        yield replace(
            row,
            name_source=_said(text),
            value_source=_said(text),
            level1_source=_said(text),
            level2_source=_said(text),
            deviation_reason=text,
            details=(Detail(text, text, _said(text)),),
        )


def _said(text: str) -> Source:
    return Source((Piece(text, cell="A1", stored=text, confidence=0.5),))
