"""`/departments`: who has forms here, and how much of them."""

from flask import Blueprint, Response, render_template, request, url_for

from web.blueprints.context import services
from web.blueprints.tables import SUFFIXES, table
from web.exports.departments import COLUMNS, rows_of
from web.presenters.paging import page_links
from web.presenters.search.address import page_of
from web.questions.departments import departments as listed

bp = Blueprint("departments", __name__)
_SHOWN = 100  # of a page
_LONGEST = 300  # characters of the words


@bp.get("/departments")
def departments() -> str:
    words, page = _words(), page_of(request.args)
    found = listed(services(), words)
    return render_template(
        "departments/list.html",
        words=words,
        departments=found[(page - 1) * _SHOWN : page * _SHOWN],
        count=len(found),
        pages=page_links(
            page, len(found), _SHOWN, lambda n: url_for(".departments", page=n, q=words or None)
        ),
    )


@bp.get(f"/departments.<{SUFFIXES}:suffix>")
def export(suffix: str) -> Response:
    """All of them whose names hold the words."""
    found = rows_of(listed(services(), _words()))
    return table(COLUMNS, found, "jixiao-departments", suffix)


def _words() -> str:
    return request.args.get("q", "").strip()[:_LONGEST]
