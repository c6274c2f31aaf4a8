"""`/`: the search box, its facets and what is found."""

from dataclasses import replace

from flask import Blueprint, render_template, request

from search.engine import FacetName, HitKind, Query, Results, Sort
from web.blueprints.context import services
from web.presenters import facets
from web.presenters.departments import lines_of
from web.presenters.problems import problem_text
from web.presenters.search_address import Address, address_of

bp = Blueprint("search", __name__)
_EXAMPLES = 3  # of each kind
_PROJECTS = 12


@bp.get("/")
def results() -> str:
    address = address_of(request.args)
    if not address.text and not address.filtered():
        return _welcome(address)
    found = services().search(address.query())
    return render_template(
        "search/results.html",
        address=address,
        results=found,
        facets=tuple(facets.facet_views(address, found)),
        chips=tuple(facets.chips(address)),
        sorts=tuple(facets.sorts(address)),
        pages=facets.pages(address, found.total),
        meant=Address(found.did_you_mean) if found.did_you_mean else None,
        wider=Address(address.text),
        first=replace(address, page=1),
        problem_text=problem_text(found.problem) if found.problem else "",
    )


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
