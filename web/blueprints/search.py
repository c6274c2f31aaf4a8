"""`/`: the search box, its facets and what is found; `/suggest`; `/search.csv` and the like."""

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, render_template, request

from search.engine import FacetName, Hit, HitKind, Query, Results, Sort
from search.errors import EngineNotInstalled, MeaningNotTaught
from web.blueprints.context import services
from web.found_files import FILES
from web.presenters import facets
from web.presenters.departments import lines_of
from web.presenters.problems import problem_places, problem_text
from web.presenters.search_address import Address, address_of

if TYPE_CHECKING:
    from search.meaning import Near

bp = Blueprint("search", __name__)
_EXAMPLES = 3  # of each kind
_PROJECTS = 12
_TYPED = 60  # characters that are completed
_EXPORTS = (("csv", "CSV"), ("xlsx", "Excel"), ("jsonl", "JSON lines"), ("ttl", "Turtle"))
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/x-ndjson",
    "ttl": "text/turtle; charset=utf-8",
}


@bp.get("/")
def results() -> str:
    address = address_of(request.args)
    if not address.text and not address.filtered():
        return _welcome(address)
    found = services().search(address.query())
    near = _near(address, {hit.id for hit in found.hits})
    return render_template(
        "search/results.html",
        address=address,
        results=found,
        facets=tuple(facets.facet_views(address, found)),
        chips=tuple(facets.chips(address)),
        sorts=tuple(facets.sorts(address)),
        groups=tuple(facets.groups(address)),
        pages=facets.pages(address, found),
        meant=replace(address, text=found.did_you_mean, page=1) if found.did_you_mean else None,
        exactly=replace(address, exact=True, page=1),
        synonyms=replace(address, widen=not address.widen, page=1),
        wider=Address(address.text),
        first=replace(address, page=1),
        like=_name_of(address.like),
        near=near,
        can_mean=services().meaning.is_known(),
        meaning=replace(address, meaning=not address.meaning, page=1),
        problem_text=problem_text(found.problem) if found.problem else "",
        problem_places=problem_places(found.problem) if found.problem else (),
        exports=[(name, address.export_url(suffix)) for suffix, name in _EXPORTS],
    )


def _near(address: Address, shown: set[str]) -> "tuple[tuple[Near, Hit], ...] | None":
    """Other hits whose names mean much the same, where asked for; None where nobody can tell."""
    if not address.meaning or not address.text or address.page > 1:
        return ()
    try:
        near = services().meaning.near(address.text)
        return tuple(pair for pair in near if pair[1].id not in shown)
    except (EngineNotInstalled, MeaningNotTaught):
        return None


def _name_of(id_: str) -> str:
    """What the hits are like, in words; empty for none."""
    return services().resolve(id_).label if id_ else ""


@bp.get("/suggest")
def suggest() -> Response:
    """What may follow in the box, as JSON."""
    found = services().suggest(request.args.get("q", "")[:_TYPED])
    shown = [{"text": each.text, "kind": each.kind, "count": each.count} for each in found]
    return jsonify({"suggestions": shown})


@bp.get("/search.<any(csv, xlsx, jsonl, ttl):suffix>")
def export(suffix: str) -> Response:
    """Everything that the search finds, as a stream; begun here, so that errors become pages."""
    query = address_of(request.args).query()
    if suffix == "ttl":
        parts = services().export_found("turtle", query)
    else:
        parts = FILES[suffix](services().found(query))
    first = next(parts, b"")
    answer = Response(chain((first,), parts), content_type=_TYPES[suffix])
    answer.headers["Content-Disposition"] = f'attachment; filename="jixiao-search.{suffix}"'
    return answer


def _welcome(address: Address) -> str:
    everything = services().search(Query(limit=0))
    projects = services().search(
        Query(kinds=(HitKind.PROJECT,), sort=Sort.RELEVANCE, limit=_PROJECTS)
    )
    return render_template(
        "search/welcome.html",
        address=address,
        counts=services().stats(),
        facets=tuple(facets.facet_views(address, everything)),
        projects=projects,
        lines=tuple(lines_of(services().form(hit.form).form for hit in projects.hits)),
        all_projects=Address(chosen=((FacetName.KIND, HitKind.PROJECT.value),)),
        examples=_examples(everything),
    )


def _examples(everything: Results) -> tuple[tuple[str, str], ...]:
    """Searches that find something here: (label, address), from what the workspace holds."""
    rows = services().search(Query(kinds=(HitKind.INDICATOR,), limit=_EXAMPLES))
    words = [(hit.name, Address(hit.name).url()) for hit in rows.hits]
    levels = [
        (str(facet.value), Address(chosen=((FacetName.LEVEL2, str(facet.value)),)).url())
        for facet in everything.facets.get(FacetName.LEVEL2, ())[:_EXAMPLES]
    ]
    return tuple(words + levels)
