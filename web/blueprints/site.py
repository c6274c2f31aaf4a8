"""What is about the site itself: `/about`, `/health`, the icon."""

import logging

from flask import Blueprint, current_app, render_template
from werkzeug.wrappers import Response as AnyResponse

from corpus.errors import StoreError
from web.blueprints.context import services
from web.presenters import offers
from web.questions.vocabulary_files import shapes_file

_log = logging.getLogger(__name__)
bp = Blueprint("site", __name__)


@bp.get("/about")
def about() -> str:
    return render_template(
        "site/about.html",
        counts=services().stats(),
        base=services().base,
        rdf=offers.RDF,
        formats=(*offers.RDF, *offers.TABLES),
        shapes=shapes_file() is not None,
        sparql="sparql.endpoint" in current_app.view_functions,
    )


@bp.get("/health")
@bp.get("/healthz")
def health() -> tuple[dict[str, object], int]:
    """Whether the workspace answers; 503 where it does not. Why is in the log."""
    try:
        documents, generation = services().stats().documents, services().store.generation
    except StoreError as error:
        _log.error("%s", error)
        return {"ok": False}, 503
    return {"ok": True, "generation": generation, "documents": documents}, 200


@bp.get("/favicon.ico")
def icon() -> AnyResponse:
    return current_app.send_static_file("favicon.svg")
