"""`/graph`: what hangs on a node, opened step by step, and how two nodes hang together."""

import contextlib
from itertools import chain

import msgspec
from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from corpus.errors import WorkspaceBusy
from corpus.ids import department_id
from search.engine import FacetName, HitKind, Query
from web.blueprints.context import services
from web.presenters.graph.address import SIZES, GraphAddress
from web.presenters.graph.drawing import drawing_of
from web.presenters.graph.neighbours import linked, own_links, steps_of
from web.presenters.graph.net import as_json, kind_choices, net_of
from web.presenters.graph.net_picture import picture_of
from web.questions.claimed_paths import NO_WAY, ClaimedPath, claimed_path
from web.questions.explored import Seen, seen, seen_file
from web.questions.places import Places
from web.questions.selections import Chosen, graph_file

bp = Blueprint("graph", __name__)
_FOUND = 12
_TYPES = {
    "graphml": ("graphml", "application/graphml+xml"),
    "gexf": ("gexf", "application/gexf+xml"),
    "json": ("nodelink", "application/json"),
    "zip": ("graphcsv", "application/zip"),
}
_FILES = (
    ("svg", "SVG"),
    ("graphml", "GraphML"),
    ("gexf", "GEXF"),
    ("json", "JSON"),
    ("zip", "CSV"),
)


@bp.get("/graph")
def node() -> str | AnyResponse:
    """`node` is shown; `to` asks for the way to a second node, `find` looks for one."""
    address = GraphAddress.asked()
    if not address.node:
        return _choose(address.find)
    way = _way(address)
    found = seen(services(), address.wish, claimed=address.claims, way=way)
    explored = found.explored
    if toggled := request.args.get("toggle"):
        anchor = f"at-{toggled}" if request.args.get("from") == "list" else "net"
        return redirect(address.toggled(explored.opened, toggled).url(_anchor=anchor), 303)
    place_of = Places(services()).source_of
    words = address.find
    return render_template(
        "graph/node.html",
        centre=linked(explored.found.center),
        address=address,
        kept=address.where(find=""),
        fixed=address.where(opened=explored.opened),
        neighbourhood=explored.found,
        drawing=drawing_of(explored.found, explored.on_way),
        net=net_of(explored, found.claims),
        groups=tuple(own_links(explored.found, place_of, found.claims)),
        other=linked(services().resolve(address.to)) if address.to else None,
        steps=steps_of(way.steps, place_of, way.claims),
        pictures=[(name, address.url("graph.file", suffix=suffix)) for suffix, name in _FILES],
        kinds=kind_choices(),
        sizes=SIZES,
        found=services().search(Query(words, limit=_FOUND)).hits if words else (),
    )


@bp.get(f"/graph.<any(svg, {', '.join(_TYPES)}):suffix>")
def file(suffix: str) -> Response:
    """What is drawn around `node`, or everything, for programs that draw and count graphs."""
    address = GraphAddress.asked()
    answer = _drawn(suffix, address) if address.node else _everything(suffix)
    name = address.node or "jixiao"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return answer


def _drawn(suffix: str, address: GraphAddress) -> Response:
    found = seen(services(), address.wish, claimed=address.claims, way=_way(address))
    if suffix == "svg":
        return _picture(found)
    if suffix == "json":
        net = as_json(net_of(found.explored, found.claims), found.explored)
        return Response(msgspec.json.encode(net), content_type="application/json")
    format_, mimetype = _TYPES[suffix]
    return Response(b"".join(seen_file(found, format_)), content_type=mimetype)


def _picture(found: Seen) -> Response:
    picture = picture_of(net_of(found.explored, found.claims))
    title = found.explored.found.center.label
    drawn = render_template("graph/net.svg", picture=picture, title=title)
    return Response(drawn, content_type="image/svg+xml")


def _everything(suffix: str) -> Response:
    if suffix == "svg":
        raise NotFound  # nobody can draw all of it
    format_, mimetype = _TYPES[suffix]
    parts = graph_file(services(), format_, Chosen())
    return Response(chain((next(parts, b""),), parts), content_type=mimetype)


def _way(address: GraphAddress) -> ClaimedPath:
    """Over what is printed alone while what is inferred cannot be had."""
    if not address.to:
        return NO_WAY
    if address.claims:
        with contextlib.suppress(WorkspaceBusy):
            return claimed_path(services(), address.node, address.to)
    return ClaimedPath(services().path(address.node, address.to), {})


def _choose(words: str) -> str:
    """What `words` find; without words projects and the departments that say the most."""
    of_projects = Query(kinds=(HitKind.PROJECT,), limit=_FOUND)
    found = services().search(Query(words, limit=_FOUND) if words else of_projects)
    indicators = Query(kinds=(HitKind.INDICATOR,), limit=0)
    departments = services().search(indicators).facets.get(FacetName.DEPARTMENT, ())
    return render_template(
        "graph/choose.html",
        words=words,
        found=found.hits,
        departments=[(department_id(str(each.value)), each) for each in departments[:_FOUND]],
        whole=[(name, url_for("graph.file", suffix=suffix)) for suffix, name in _FILES[1:]],
    )
