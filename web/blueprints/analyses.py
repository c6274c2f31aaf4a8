"""`/analyses`: figures over forms, each with what it counts, a picture, a table and files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from werkzeug.exceptions import BadRequest, NotFound

from graph.analyses import ANALYSES, Analysis, By, Choice, Item, Point, peers_of
from graph.analyses.classes import LEVEL1
from search.engine import FacetName, NameSort, Query
from web.blueprints.context import services
from web.blueprints.tables import SUFFIXES, pieces, streamed, table
from web.exports.analyses import SOURCE_COLUMNS, item_rows, source_of_item, table_rows
from web.exports.cells import Columns, Row
from web.exports.columns import Subject
from web.exports.tables import TYPES
from web.inferred.analysed import normal
from web.language import gettext
from web.presenters import analyses as shown
from web.presenters import library
from web.presenters.links import SourceLink, page_url, source_link
from web.presenters.search.address import page_of
from web.presenters.twins import files_at
from web.questions.library import Asked as NamesAsked
from web.questions.library import names_of, points_of, rows_named

bp = Blueprint("analyses", __name__)
_NAMES = ", ".join(ANALYSES)
_ITEMS = 50  # findings of a page
_LINES = 200  # of a table
_DEPARTMENTS = 300  # names that the box offers
_NAMES_OFFERED = 30  # used by the most departments
_YEAR_DIGITS = 4
_LONGEST = 200  # characters of a department's name


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, as it is written there."""

    department: str
    years: tuple[int, ...]
    level1: str
    by: By

    def choice(self) -> Choice:
        names = frozenset({self.department} if self.department else ())
        return normal(Choice(names, frozenset(self.years), self.level1, self.by))

    def pairs(self) -> dict[str, Any]:
        """Of an address that asks the same."""
        pairs: dict[str, Any] = {"by": self.by.value}
        pairs |= {"department": self.department} if self.department else {}
        pairs |= {"year": [str(year) for year in self.years]} if self.years else {}
        return pairs | ({"level1": self.level1} if self.level1 else {})


@bp.get("/analyses")
def index() -> str:
    """`department` goes on to each analysis."""
    texts = [(name, shown.text_of(name)) for name in (*ANALYSES, "peers")]
    return render_template("analyses/list.html", texts=texts, department=department_asked() or None)


@bp.get(f"/analyses.<{SUFFIXES}:suffix>")
def export_index(suffix: str) -> Response:
    texts = [(name, shown.text_of(name)) for name in (*ANALYSES, "peers")]
    rows = [(name, str(text.title), str(text.question)) for name, text in texts]
    return table(("name", "title", "question"), rows, "jixiao-analyses", suffix)


@bp.get(f"/analyses/<any({_NAMES}):name>")
def analysis(name: str) -> str:
    asked, of = _asked(name), ANALYSES[name]
    found = services().analyses.report(name, asked.choice())
    page = page_of(request.args)
    items = _items(of, asked, page) if not found.report.lacking else []
    return render_template(
        "analyses/analysis.html",
        name=name,
        text=shown.text_of(name),
        asked=asked,
        of=of,
        found=found,
        lacking=shown.lacking_text(found.report.lacking) if found.report.lacking else "",
        figures=shown.figures_of(found.report),
        picture=shown.picture_of(found.report, name),
        table=shown.table_of(found.report, _LINES),
        left_out=max(len(found.report.lines) - _LINES, 0),
        items=_item_table(of, items[:_ITEMS]),
        page=page,
        before=_page_url(name, asked, page - 1) if page > 1 else "",
        after=_page_url(name, asked, page + 1) if len(items) > _ITEMS else "",
        ways=[(way.value, shown.by_label(way)) for way in of.ways],
        levels=LEVEL1,
        item_files=files_at("analyses.export", name=name, part="items", **asked.pairs()),
        **_offers(),
    )


@bp.get(f"/analyses/<any({_NAMES}):name>.<{SUFFIXES}:suffix>")
def export(name: str, suffix: str) -> Response:
    """`part=items` for the findings with their sources, else the table."""
    asked, of = _asked(name), ANALYSES[name]
    if request.args.get("part") == "items" and of.items:
        columns: tuple[str, ...] = (*of.item_columns, *SOURCE_COLUMNS)
        found = services().analyses.items(name, asked.choice())
        return _file(columns, item_rows(services(), found), name, suffix)
    report = services().analyses.report(name, asked.choice()).report
    return _file(report.columns, table_rows(report), name, suffix)


def _file(columns: Columns, rows: Iterable[Row], name: str, suffix: str) -> Response:
    parts = pieces(columns, rows, Subject(name), suffix)
    return streamed(parts, f"jixiao-{name}", suffix, TYPES[suffix])


def _asked(name: str) -> Asked:
    """Raises BadRequest for a year that is none, NotFound for a way that the analysis has not."""
    of = ANALYSES[name]
    ways = {way.value: way for way in of.ways}
    by = request.args.get("by") or of.ways[0].value
    if by not in ways:
        raise NotFound
    level1 = request.args.get("level1", "") if of.of_rows else ""
    return Asked(department_asked(), years_asked(), level1 if level1 in LEVEL1 else "", ways[by])


def department_asked() -> str:
    return request.args.get("department", "").strip()[:_LONGEST]


def years_asked() -> tuple[int, ...]:
    """Raises BadRequest."""
    years = [year for year in request.args.getlist("year") if year]
    if not all(y.isascii() and y.isdecimal() and len(y) == _YEAR_DIGITS for y in years):
        raise BadRequest(gettext("地址中的 %(name)s 应为一个数。", name="year"))
    return tuple(sorted({int(year) for year in years}))


def _offers() -> dict[str, object]:
    facets = services().search(Query(limit=0)).facets
    departments = facets[FacetName.DEPARTMENT][:_DEPARTMENTS]
    return {
        "departments": [str(facet.value) for facet in departments],
        "years": [facet.value for facet in facets[FacetName.YEAR]],
    }


def _items(of: Analysis, asked: Asked, page: int) -> list[Item]:
    """Those of a page, and one more where there is another page."""
    found = services().analyses.items(of.name, asked.choice())
    return list(islice(found, (page - 1) * _ITEMS, page * _ITEMS + 1))


def _item_table(of: Analysis, items: list[Item]) -> shown.Table:
    lines = tuple(_item_row(of.item_columns, item) for item in items)
    columns = shown.columns_of(of.item_columns)
    return shown.Table(columns, lines, linked=shown.linked_of(of.item_columns))


def _item_row(columns: tuple[str, ...], item: Item) -> shown.Row:
    document, source = source_of_item(services(), item)
    url = page_url(item.form) + (f"#{item.statement}" if item.statement else "")
    return shown.Row(shown.shown_cells(columns, item.cells), url, source_link(document, source))


def _page_url(name: str, asked: Asked, page: int) -> str:
    return url_for(".analysis", name=name, page=page, **asked.pairs()) + "#items"


@bp.get("/analyses/peers")
def peers() -> str:
    """`name` is an indicator's, `own` a department or an indicator that is marked."""
    name, own = request.args.get("name", "").strip()[:_LONGEST], request.args.get("own", "").strip()
    found = peers_of(_points(name), own[:_LONGEST]) if name else None
    widest = names_of(services().index, NamesAsked(sort=NameSort.DEPARTMENTS), 0, _NAMES_OFFERED)
    return render_template(
        "analyses/peers.html",
        text=shown.text_of("peers"),
        name=name,
        own=own,
        chosen=years_asked(),
        peers=found,
        points=tuple(map(_with_source, found.points[:_LINES])) if found else (),
        strip=library.strip_of_peers(found) if found and found.points else None,
        says=library.peers_said(found) if found and found.points else "",
        widest=widest.entries,
        written=library.written,
        **_offers(),
    )


def _points(name: str) -> Iterator[Point]:
    return points_of(rows_named(services().index, name, years_asked()))


def _with_source(point: Point) -> tuple[Point, SourceLink | None]:
    document, source = source_of_item(services(), Item((), point.form, point.id))
    return point, source_link(document, source)


@bp.get(f"/analyses/peers.<{SUFFIXES}:suffix>")
def export_peers(suffix: str) -> Response:
    """Every target of that name which is a number."""
    points = _points(request.args.get("name", "").strip()[:_LONGEST])
    found = (Item(tuple(point)[2:], point.form, point.id) for point in points)
    columns = (*Point._fields[2:], *SOURCE_COLUMNS)
    return _file(columns, item_rows(services(), found), "peers", suffix)
