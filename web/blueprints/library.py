"""`/library`: every name of an indicator with all its values, and as a pattern to take over."""

from typing import Any

import msgspec
from flask import Blueprint, Response, render_template, request, url_for
from werkzeug.exceptions import BadRequest

from corpus.ids import department_id
from search.engine import FacetName, HitKind, NameSort, Query, Sort
from web.blueprints.analyses import department_asked, years_asked
from web.blueprints.context import services
from web.blueprints.search import found_file
from web.blueprints.tables import SUFFIXES, table
from web.exports.library import COLUMNS, PATTERN_COLUMNS, name_rows, pattern_row
from web.exports.tables import METADATA
from web.language import gettext
from web.presenters import library as shown
from web.presenters.links import SourceLink, page_url, source_link
from web.presenters.paging import page_links
from web.presenters.search.address import page_of
from web.questions.library import Asked, entry_of, names_of, pattern_of
from web.questions.places import source_of

bp = Blueprint("library", __name__)
_NAMES = 50  # of a page
_ROWS = 50
_VALUES = 100  # different values of a page
_DEPARTMENTS = 300  # that the box offers
_SHOWN = 20  # departments of a name
_LONGEST = 300  # characters of a name
_PATTERNS = ("txt", "csv", "json")
_ENTRY_SUFFIXES = f"{SUFFIXES[:-1]}, ttl, jsonld)"


@bp.get("/library")
def names() -> str:
    asked, page = _asked(), page_of(request.args)
    found = names_of(services().index, asked, (page - 1) * _NAMES, _NAMES)
    facets = services().search(Query(kinds=(HitKind.INDICATOR,), limit=0)).facets
    pairs = _pairs(asked)
    return render_template(
        "library/list.html",
        asked=asked,
        found=found,
        sorts=shown.sort_choices(),
        years_text=shown.years_text,
        levels=[str(facet.value) for facet in facets[FacetName.LEVEL1]],
        years=[facet.value for facet in facets[FacetName.YEAR]],
        departments=[str(facet.value) for facet in facets[FacetName.DEPARTMENT][:_DEPARTMENTS]],
        pages=page_links(page, found.total, _NAMES, lambda n: url_for(".names", page=n, **pairs)),
    )


@bp.get(f"/library.<{SUFFIXES}:suffix>")
def export_names(suffix: str) -> Response:
    """Every name that is asked for."""
    return table(COLUMNS, name_rows(services().index, _asked()), "jixiao-names", suffix)


def _asked() -> Asked:
    """Raises BadRequest for an order or a year that is none."""
    try:
        sort = NameSort(request.args.get("sort") or NameSort.ROWS)
    except ValueError as error:
        raise BadRequest(gettext("没有这种排列方式。")) from error
    department, level1 = department_asked(), request.args.get("level1", "").strip()
    return Asked(
        request.args.get("q", "").strip()[:_LONGEST],
        (department,) if department else (),
        years_asked(),
        (level1,) if level1 else (),
        sort,
    )


def _pairs(asked: Asked) -> dict[str, Any]:
    pairs = {"q": asked.words, "department": asked.departments, "year": asked.years}
    pairs |= {"level1": asked.level1, "sort": asked.sort.value}
    return {name: value for name, value in pairs.items() if value}


@bp.get("/library/entry")
def entry() -> str:
    """Raises RecordNotFound for a name that no indicator has."""
    name, page = _name(), page_of(request.args)
    found = entry_of(services().index, name)
    rows = services().search(_rows(name, (page - 1) * _ROWS))
    pattern = pattern_of(found)
    return render_template(
        "library/entry.html",
        entry=found,
        summary=found.summary,
        name=found.summary.name,
        years_text=shown.years_text(found.summary),
        written=shown.written,
        distribution=shown.distribution_of(found.values),
        values=found.values[:_VALUES],
        pattern=pattern,
        pattern_text=shown.pattern_text(pattern),
        patterns=_PATTERNS,
        departments=[
            (facet, page_url(department_id(str(facet.value))))
            for facet in found.departments[:_SHOWN]
        ],
        hits=[(hit, _source(hit.form, hit.id)) for hit in rows.hits],
        pages=page_links(page, rows.total, _ROWS, lambda n: _entry_url(name, n)),
    )


def _entry_url(name: str, page: int) -> str:
    return url_for(".entry", name=name, page=page, _anchor="rows")


def _name() -> str:
    return request.args.get("name", "").strip()[:_LONGEST]


def _rows(name: str, offset: int = 0) -> Query:
    """Every row of that name, the newest first."""
    kinds = (HitKind.INDICATOR,)
    return Query(name=name, kinds=kinds, sort=Sort.YEAR, offset=offset, limit=_ROWS)


def _source(form: str, row: str) -> SourceLink | None:
    found = services().form(form)
    return source_link(found.document_id, source_of(found.form, (row,)))


@bp.get(f'/library/pattern.<any(txt, csv, json, "{METADATA}"):suffix>')
def pattern(suffix: str) -> Response:
    """Name, levels, sign, unit and usual values, to take over. Raises RecordNotFound."""
    found = pattern_of(entry_of(services().index, _name()))
    if suffix == "json":
        return Response(msgspec.json.encode(found), content_type="application/json")
    if suffix == "txt":
        return Response(shown.pattern_text(found), content_type="text/plain; charset=utf-8")
    return table(PATTERN_COLUMNS, [pattern_row(found)], "jixiao-pattern", suffix)


@bp.get(f"/library/entry.<{_ENTRY_SUFFIXES}:suffix>")
def export(suffix: str) -> Response:
    """Every row of a name with its source. Raises RecordNotFound."""
    name = entry_of(services().index, _name()).summary.name
    return found_file(_rows(name), "jixiao-library", suffix)
