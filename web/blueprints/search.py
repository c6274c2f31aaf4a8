"""`/`: the search box, its facets and what is found; `/suggest`; `/search.csv` and the like."""

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, render_template, request

from corpus.model import Form
from corpus.store.brief import brief_of
from graph.categories import OFFICIAL
from graph.years.statements import in_order
from search.engine import FacetName, Hit, HitKind, Query, Results, Sort
from search.errors import EngineNotInstalled, MeaningNotTaught
from web.blueprints.context import services
from web.blueprints.downloads import RDF_FORMATS
from web.blueprints.tables import SUFFIXES, streamed, table
from web.exports.found import COLUMNS, cells
from web.presenters.offers import OFFERS
from web.presenters.search import facets
from web.presenters.search.address import Address, address_of
from web.presenters.search.problems import problem_places, problem_text
from web.presenters.years.departments import lines_of, named_in

if TYPE_CHECKING:
    from search.meaning import Near

bp = Blueprint("search", __name__)
_EXAMPLES = 3  # of each kind
_PROJECTS = 12
_TRIED = 8  # conditions left out where nothing is found
_SHORT = 2  # letters of a word that says nothing of a category
_TYPED = 60  # characters that are completed
_SUFFIXES = f"{SUFFIXES[:-1]}, {', '.join(RDF_FORMATS)})"


@bp.get("/")
def results() -> str:
    address = address_of(request.args)
    if not address.text and not address.filtered():
        return _welcome(address)
    found = services().search(address.query())
    near = _near(address, {hit.id for hit in found.hits})
    chips = tuple(facets.chips(address))
    return render_template(
        "search/results.html",
        address=address,
        results=found,
        facets=tuple(facets.facet_views(address, found)),
        chips=chips,
        departments=named_in(_of_departments(address), found.hits)[:_EXAMPLES],
        year=_year_meant(address),
        looser=_looser(chips) if not found.total else (),
        chinese=_in_chinese(address.text) if not found.total else None,
        sorts=tuple(facets.sorts(address)),
        groups=tuple(facets.groups(address)),
        pages=facets.pages(address, found),
        meant=replace(address, text=found.did_you_mean, page=1) if found.did_you_mean else None,
        exactly=replace(address, exact=True, page=1),
        synonyms=replace(address, widen=not address.widen, page=1),
        wider=Address(address.text),
        first=replace(address, page=1),
        followed=_followed(address, found),
        like=_name_of(address.like),
        near=near,
        can_mean=services().meaning.is_known(),
        meaning=replace(address, meaning=not address.meaning, page=1),
        problem_text=problem_text(found.problem) if found.problem else "",
        problem_places=problem_places(found.problem) if found.problem else (),
    )


def _of_departments(address: Address) -> str:
    """The words, and the departments chosen."""
    return " ".join((address.text, *address.values(FacetName.DEPARTMENT)))


def _year_meant(address: Address) -> tuple[str, str] | None:
    """A year that is all the text, where forms are of that year, with the search for these."""
    year = address.text.strip().removesuffix("度").removesuffix("年")
    if len(year) != 4 or not year.isdecimal() or int(year) not in services().stats().years:
        return None
    chosen = (*address.chosen, (FacetName.YEAR, str(int(year))))
    return str(int(year)), replace(address, text="", chosen=chosen, page=1).url()


def _followed(address: Address, found: Results) -> Address:
    """The search whose feed has what is shown: a feed mends nothing by itself."""
    if found.instead:
        return replace(address, text=found.instead)
    return replace(address, widen=True) if found.widened_by else address


def _looser(chips: tuple[facets.Chip, ...]) -> tuple[tuple[facets.Chip, int], ...]:
    """The conditions without which something is found, with how much, the most first."""
    queries = [(chip, replace(chip.without.query(), limit=0)) for chip in chips[:_TRIED]]
    counts = [(chip, services().search(query).total) for chip, query in queries]
    return tuple(sorted((pair for pair in counts if pair[1]), key=lambda pair: -pair[1]))


def _in_chinese(text: str) -> tuple[tuple[str, str], ...] | None:
    """Searches for the categories that a text in Latin letters may mean; None for Chinese."""
    words = [word for word in text.lower().split() if word.isascii() and len(word) > _SHORT]
    if not words or not text.isascii():
        return None
    meant = [each.zh for each in OFFICIAL if each.en and any(word in each.en for word in words)]
    return tuple((zh, Address(zh).url()) for zh in dict.fromkeys(meant))


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


@bp.get(f"/search.<{_SUFFIXES}:suffix>")
def export(suffix: str) -> Response:
    """Everything that the search finds."""
    return found_file(address_of(request.args).query(), "jixiao-search", suffix)


def found_file(query: Query, name: str, suffix: str) -> Response:
    """Everything that a query finds, as a table or as RDF."""
    if suffix not in RDF_FORMATS:
        return table(COLUMNS, map(cells, services().found(query)), name, suffix)
    parts = services().export_found(RDF_FORMATS[suffix], query)
    return streamed(parts, name, suffix, OFFERS[suffix].content_type)


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
        lines=tuple(lines_of(brief_of(_form_of(hit)) for hit in projects.hits)),
        all_projects=Address(chosen=((FacetName.KIND, HitKind.PROJECT.value),)),
        examples=_examples(everything),
    )


def _form_of(hit: Hit) -> Form:
    """The form of a project's year that plans it, where the hit stands in one that evaluates it."""
    form = services().form(hit.form).form
    if form.budget.total is not None or hit.project_id is None:
        return form
    forms = (found.form for found in services().forms_of(hit.project_id))
    return in_order(each for each in forms if each.year == form.year)[0]


def _examples(everything: Results) -> tuple[tuple[str, str], ...]:
    """Searches that find something here: (label, address), from what the workspace holds."""
    rows = services().search(Query(kinds=(HitKind.INDICATOR,), limit=_EXAMPLES))
    words = [(hit.name, Address(hit.name).url()) for hit in rows.hits]
    levels = [
        (str(facet.value), Address(chosen=((FacetName.LEVEL2, str(facet.value)),)).url())
        for facet in everything.facets.get(FacetName.LEVEL2, ())[:_EXAMPLES]
    ]
    return tuple(words + levels)
