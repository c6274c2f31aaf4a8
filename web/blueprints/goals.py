"""The page of a goal: its form's clauses and the indicators that measure each."""

from flask import Blueprint, Response, render_template

from corpus import ids
from corpus.errors import RecordNotFound
from graph.model import kind_of
from web.blueprints.context import services
from web.blueprints.decisions import deciding
from web.blueprints.tables import SUFFIXES, pieces, streamed
from web.exports.columns import Subject
from web.exports.coverage import COLUMNS, coverage_rows
from web.exports.tables import TYPES
from web.presenters.links import page_url, source_link
from web.presenters.matrix import matrix_of, rejected_of
from web.presenters.twins import files_at
from web.questions.measured import measured

bp = Blueprint("goals", __name__)


@bp.get("/goals/<node:id_>")
def goal(id_: str) -> str:
    if kind_of(id_) != "goal":
        raise RecordNotFound(id_)
    found = next(iter(measured(services(), id_)))
    form = found.form
    stated = next(each for each in form.goals if each.id == id_)
    return render_template(
        "goals/goal.html",
        id_=id_,
        goal=stated,
        form=form,
        document_id=found.document_id,
        source=source_link(found.document_id, stated.source),
        matrix=matrix_of(found, id_),
        rejected=rejected_of(found, services().claims.standing()),
        deciding=deciding(),
        coverage_files=files_at("goals.coverage", id_=id_),
        department_url=_url(form.department and ids.department_id(form.department)),
        project_url=_url(form.project and ids.project_id(form.department, form.project)),
    )


@bp.get(f"/goals/<node:id_>/coverage.<{SUFFIXES}:suffix>")
def coverage(id_: str, suffix: str) -> Response:
    """The matrix of the goal's form, every pair with its score and the gaps."""
    if kind_of(id_) != "goal":
        raise RecordNotFound(id_)
    found = next(iter(measured(services(), id_)))
    title = services().resolve(id_).label
    parts = pieces(COLUMNS, coverage_rows(found), Subject("goal-coverage", title), suffix)
    return streamed(parts, f"{id_}-coverage", suffix, TYPES[suffix])


def _url(id_: str | None) -> str | None:
    return page_url(id_) if id_ else None
