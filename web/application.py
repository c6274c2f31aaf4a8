"""The Flask application: blueprints, languages, and what every template may call."""

import hashlib
from collections.abc import Callable, Collection
from functools import wraps
from pathlib import Path

from flask import Flask
from markupsafe import Markup
from werkzeug.routing import BaseConverter

from web import language, trusted_hosts
from web.blueprints import (
    analyses,
    api,
    checks,
    citing,
    compare,
    compressed,
    context,
    decisions,
    departments,
    documents,
    downloads,
    errors,
    feeds,
    goals,
    graph,
    graphs,
    headers,
    library,
    negotiated,
    pages,
    records,
    search,
    signposts,
    site,
    sizes,
    sparql,
    visible,
    vocabulary,
    years,
)
from web.blueprints.context import EXTENSION
from web.presenters import (
    amounts,
    crumbs,
    fragments,
    labels,
    links,
    names,
    reader_words,
    routes,
    schema_org,
    twins,
)
from web.presenters.compare import cells as beside_cells
from web.presenters.form import cells as sheet_cells
from web.presenters.graph import neighbours
from web.presenters.search import address as search_address
from web.presenters.search import facets, hit_lines, marks
from web.presenters.years import definitions, department_rows
from web.services import Services

_FAMILIES = (
    search,
    api,
    analyses,
    library,
    checks,
    records,
    years,
    goals,
    compare,
    departments,
    documents,
    pages,
    graph,
    graphs,
    site,
    downloads,
    vocabulary,
    sparql,
    citing,
    feeds,
    signposts,
)


class _NodeConverter(BaseConverter):
    """An id of any node: no slash and no dot, so that a suffix can follow."""

    regex = r"[^/.]+"


def build_app(
    services: Services, trusted: Collection[str] | None = None, *, allow_decisions: bool = False
) -> Flask:
    app = Flask(__package__)
    app.extensions[EXTENSION] = services
    app.url_map.converters["node"] = _NodeConverter
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    language.register(app)
    context.register(app)
    compressed.register(app)
    if trusted is not None:
        trusted_hosts.register(app, trusted)
    sizes.register(app)
    for family in _FAMILIES:
        app.register_blueprint(family.bp)
    decisions.register(app, allowed=allow_decisions)
    errors.register(app)
    negotiated.register(app)
    headers.register(app)
    visible.register(app)  # before the headers, which tell pages apart by their bytes
    _teach_templates(app, services)
    return app


_FILTERS: dict[str, Callable[..., object]] = {
    "ten_thousands": amounts.ten_thousands,
    "exact": amounts.exact,
    "millions": amounts.millions,
    "plain": amounts.plain,
    "by_reader": reader_words.by_reader,
    "brief": names.brief,
}
_LABELS: dict[str, Callable[..., object]] = {
    "node_kind_label": neighbours.node_kind_label,
    "comparator_label": labels.comparator_label,
    "format_label": labels.format_label,
    "scope_label": labels.scope_label,
    "value_kind_label": labels.value_kind_label,
}
_PIECES: dict[str, Callable[..., str]] = {  # of HTML
    "src": fragments.src,
    "sourced": fragments.sourced,
    "amount_of": fragments.amount_of,
    "at_length": fragments.at_length,
    "cell_of": beside_cells.cell_of,
    "section_rows": beside_cells.section_rows,
    "year_lines": department_rows.year_lines,
    "missing": sheet_cells.missing,
    "sheet_lines": sheet_cells.sheet_lines,
    "value_of": sheet_cells.value_of,
    "hit_lines": hit_lines.hit_lines,
    "choice_lines": facets.choice_lines,
    "marked": marks.marked,
}


def _teach_templates(app: Flask, services: Services) -> None:
    prints = _prints(Path(app.static_folder or ""))

    def asset(name: str) -> str:
        """A static file's address, which changes with its content."""
        return routes.url_for("static", filename=name, v=prints[name])

    app.jinja_env.filters.update(_FILTERS)
    app.jinja_env.globals.update(
        **{name: _as_markup(piece) for name, piece in _PIECES.items()},
        asset=asset,
        is_empty=lambda: not services.stats().documents,
        url_for=routes.url_for,
        word_on=decisions.word_on,
        hit_url=definitions.hit_url,
        page_url=links.page_url,
        like_url=search_address.like_url,
        source_page_url=links.source_page_url,
        graph_url=links.graph_url,
        collection_of=links.collection_of,
        twins=twins.twins,
        usual_first=twins.usual_first,
        lasting_path=twins.lasting_path,
        lasting_address=twins.lasting_address,
        crumbs_of=crumbs.crumbs_of,
        cited_as=citing.cited_as,
        schema_org=schema_org.SchemaOrg(services.base),
        **_LABELS,
        language=language.language,
        date_in_words=language.date_in_words,
        language_tag=language.tag,
        other_languages=language.others,
    )


def _as_markup(piece: Callable[..., str]) -> Callable[..., Markup]:
    """A template would escape what is written as a plain string."""

    @wraps(piece)
    def made(*arguments: object, **named: object) -> Markup:
        return Markup(piece(*arguments, **named))

    return made


def _prints(folder: Path) -> dict[str, str]:
    """A file's path in the folder → a short hash of its content."""
    return {
        path.relative_to(folder).as_posix(): hashlib.blake2b(
            path.read_bytes(), digest_size=6
        ).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
