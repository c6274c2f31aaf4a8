"""The page of an indicator over the years, and what changed between two years."""

from collections.abc import Iterator
from itertools import chain

from flask import (
    Blueprint,
    Response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from corpus.errors import RecordNotFound, WorkspaceBusy
from corpus.model import Indicator
from corpus.record_json import encoded
from graph.analyses import peers_of as analysed_peers
from graph.model import kind_of
from graph.years import Series, series_of
from web.blueprints.context import services
from web.blueprints.decisions import deciding
from web.blueprints.kept import kept
from web.blueprints.tables import SUFFIXES, pieces, spoken, table, told_apart
from web.exports.columns import Subject
from web.exports.tables import TYPES
from web.exports.year_records import changes_record, series_record
from web.exports.years import CHANGES_COLUMNS, SERIES_COLUMNS, changes_rows, series_rows
from web.inferred.years import Compared
from web.presenters.library import distribution_of_peers
from web.presenters.links import department_url, project_url
from web.presenters.years.changes import Address, Overview, address_of, overview_of
from web.presenters.years.definitions import Year, peers_of, years_of
from web.presenters.years.series import claim_lines, lines_of, other_names
from web.presenters.years.series_picture import picture_of
from web.questions.library import points_of, rows_named

bp = Blueprint("years", __name__)
_PEERS = 60


@bp.get("/indicators/<node:id_>")
def indicator(id_: str) -> str | AnyResponse:
    """A definition with what it was and became; a row's id leads to its place there."""
    if kind_of(id_) == "indicator":
        definition = _definition_of(id_)
        return redirect(url_for(".indicator", id_=definition, _anchor=id_), 302)
    rows = services().rows_of_definition(_of_kind(id_))
    latest = years_of(rows[-1:])[0]
    series, pending = _series(id_)
    document_of = services().years.spots().document_of
    lines = lines_of(series, document_of)
    name = latest.row.name
    of_name = tuple(rows_named(services().index, name))
    return render_template(
        "records/indicator.html",
        id_=id_,
        latest=latest,
        department_url=department_url(latest.form),
        project_url=project_url(latest.form),
        lines=lines,
        pending=pending,
        evaluated=any(_evaluated(line.year.row) for line in lines if line.year),
        other_names=other_names(series, name),
        picture=picture_of(series, document_of),
        claims=tuple(claim_lines(series, services().claims.standing(), _labels_of(series))),
        deciding=deciding(),
        siblings=tuple(_siblings(latest)),
        peers=tuple(peers_of({id_, *_own(series)}, of_name[:_PEERS])),
        distribution=distribution_of_peers(analysed_peers(points_of(of_name), id_)),
    )


@bp.get(f"/indicators/<node:id_>.<{SUFFIXES}:suffix>")
def series(id_: str, suffix: str) -> Response:
    content_type = TYPES.get(suffix, "application/json")
    services().resolve(id_)

    def made() -> Response:
        parts = series_pieces(id_, suffix)
        return Response(chain((next(parts, b""),), parts), content_type=content_type)

    answer = spoken(kept(made, seen=f"{id_}.{suffix} {told_apart(suffix)}"), suffix)
    if suffix != "json":
        name = f"jixiao-{id_}.{suffix}"
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def series_pieces(id_: str, suffix: str) -> Iterator[bytes]:
    """A definition over the years as a file. Raises RecordNotFound."""
    found, spots = services().years.series(id_), services().years.spots()
    if suffix == "json":
        return iter((encoded(series_record(found, spots)),))
    title = services().resolve(id_).label
    return pieces(SERIES_COLUMNS, series_rows(found, spots), Subject("series", title), suffix)


@bp.get("/changes")
def changes() -> str:
    address = _asked()
    return render_template(
        "years/changes.html",
        address=address,
        years=services().stats().years,
        overview=_overview(address) if address.years else None,
        about=services().resolve(address.node).label if address.node else "",
    )


@bp.get(f"/changes.<{SUFFIXES}:suffix>")
def changes_file(suffix: str) -> Response:
    """All of them, streamed block by block."""
    address = _asked()
    if not address.years:
        return _nothing_changed(suffix)
    years = services().years
    if suffix == "json":
        found = years.changes(address.years, address.scope)
        record = changes_record(address.years, found, years.spots())
        return Response(encoded(record), content_type="application/json")
    shifts = years.shifts(address.years, address.scope)
    entries = (entry for shift in shifts for entry in shift.entries if address.takes(entry))
    rows = changes_rows(entries, years.spots())
    return table(CHANGES_COLUMNS, rows, "jixiao-changes", suffix)


def _nothing_changed(suffix: str) -> Response:
    """Of fewer than two years: the page offers the file all the same."""
    if suffix != "json":
        return table(CHANGES_COLUMNS, (), "jixiao-changes", suffix)
    record = changes_record(None, Compared((), 0, 0, 0), services().years.spots())
    return Response(encoded(record), content_type="application/json")


def _asked() -> Address:
    """Without years in the address, the last two that can be put beside each other."""
    known = services().stats().years
    asked = address_of(request.args, known)
    if request.args.keys() & {"from", "to"}:
        return asked
    comparable = services().years.comparable(asked.scope)
    return address_of(request.args, comparable if len(comparable) > 1 else known)


def _overview(address: Address) -> Overview:
    return overview_of(address, services().years, services().derived)


def _series(id_: str) -> tuple[Series, bool]:
    """Without claims, and that it is so, while another process tells the departments apart."""
    try:
        return services().years.series(id_), False
    except WorkspaceBusy:
        forms = [found.form for found in services().forms_of(id_)]
        return series_of(id_, forms, ()), True


def _labels_of(series: Series) -> dict[str, str]:
    """Of the ends of its claims."""
    ends = {end: None for claim in series.claims for end in (claim.a, claim.b)}
    known = services().store.nodes(list(ends))
    return {end: known[end].label if end in known else end for end in ends}


def _evaluated(row: Indicator) -> bool:
    return row.actual is not None or row.score is not None


def _siblings(year: Year) -> Iterator[Indicator]:
    """The rows of the same form and the same level, itself too."""
    level = (year.row.level1, year.row.level2)
    return (row for row in year.form.indicators if (row.level1, row.level2) == level)


def _own(series: Series) -> Iterator[str]:
    """Under whatever name and project it was."""
    return (each.row.definition_id for point in series.points for each in point.statements)


def _of_kind(id_: str) -> str:
    if kind_of(id_) != "definition":
        raise RecordNotFound(id_)
    return id_


def _definition_of(id_: str) -> str:
    """What a row is a row of."""
    form = services().forms_of(id_)[0].form
    return next(row.definition_id for row in form.indicators if row.id == id_)
