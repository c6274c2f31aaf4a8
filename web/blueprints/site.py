"""What is about the site itself: `/about`, `/healthz`, `/robots.txt`, the icon."""

from flask import Blueprint, Response, current_app, render_template
from werkzeug.wrappers import Response as AnyResponse

from web.blueprints.context import services
from web.presenters import offers
from web.vocabulary_files import shapes_file

bp = Blueprint("site", __name__)


@bp.get("/about")
def about() -> str:
    return render_template(
        "site/about.html",
        counts=services().stats(),
        base=services().base,
        rdf=offers.RDF,
        files=(*offers.RDF, *offers.TABLES),
        shapes=shapes_file() is not None,
        sparql="sparql.endpoint" in current_app.view_functions,
    )


@bp.get("/healthz")
def health() -> Response:
    """`ok` once the workspace answers."""
    services().stats()
    return Response("ok\n", content_type="text/plain; charset=utf-8")


@bp.get("/robots.txt")
def robots() -> Response:
    lines = "User-agent: *\nDisallow: /graph\nDisallow: /export.\n"
    return Response(lines, content_type="text/plain; charset=utf-8")


@bp.get("/favicon.ico")
def icon() -> AnyResponse:
    return current_app.send_static_file("favicon.svg")
