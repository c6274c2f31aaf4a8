"""Every endpoint: what serving, the description and the page of the API are made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from corpus.store.counts import Counts
from web.blueprints.api import (
    asked,
    compare_shapes,
    figure_shapes,
    judged,
    listed,
    shapes,
    year_shapes,
)

BASE = "/api/v1"


@dataclass(frozen=True, slots=True)
class Endpoint:
    name: str
    path: str  # under BASE; {id} and {name} are parameters
    says: str
    asked: type[Struct]
    answer: Any  # type of what is answered
    respond: Callable[[Any], object]
    example: Mapping[str, str] = field(default_factory=dict)  # parameter → what to try


def _node(name: str, plural: str, kinds: tuple[str, ...], says: str) -> Endpoint:
    whole = kinds[0] in ("document", "form", "project")
    answer = shapes.WholeNode if whole else shapes.StatedNode
    return Endpoint(name, f"/{plural}/{{id}}", says, asked.OfNode, answer, listed.node(*kinds))


ENDPOINTS = (
    Endpoint(
        "search",
        "/search",
        "Indicators, goal clauses and projects that hold a text, with facets.",
        asked.Searched,
        shapes.Found,
        listed.search,
        {"q": "满意度>=90%", "sort": "year", "limit": "5"},
    ),
    Endpoint(
        "suggest",
        "/suggest",
        "What a search may go on with: by characters, pinyin or initials.",
        asked.Typed,
        shapes.Suggestions,
        listed.suggest,
        {"q": "manyi"},
    ),
    Endpoint(
        "documents", "/documents", "All documents.", asked.Paged, shapes.Documents,
        listed.documents,
    ),
    _node("document", "documents", ("document",), "A document with its forms, whole."),
    Endpoint(
        "forms", "/forms", "All forms, in short.", asked.FormsOf, shapes.Forms, listed.forms,
        {"year": "2024"},
    ),
    _node("form", "forms", ("form",), "A form, whole."),
    Endpoint(
        "projects", "/projects", "All projects.", asked.Paged, shapes.Projects, listed.projects
    ),
    _node("project", "projects", ("project",), "A project with its forms, whole, by year."),
    Endpoint(
        "departments", "/departments", "All departments.", asked.Paged, shapes.Departments,
        listed.departments,
    ),
    _node("department", "departments", ("department",), "A department with its forms, in short."),
    Endpoint(
        "indicator",
        "/indicators/{id}",
        "An indicator, or its definition, with its values over the years.",
        asked.OfNode,
        year_shapes.Indicator,
        listed.indicator,
    ),
    _node("goal", "goals", ("goal",), "A clause of a goal."),
    Endpoint(
        "coverage",
        "/coverage",
        "Which indicator measures which clause of a goal: inferred, with score and reasons.",
        asked.Covered,
        figure_shapes.Coverages | figure_shapes.CoveragesCounted,
        judged.coverage,
        {"year": "2024"},
    ),
    Endpoint(
        "changes",
        "/changes",
        "What was added, dropped, raised and lowered between two years.",
        asked.Between,
        year_shapes.Changes,
        judged.changes,
        {"from": "2023", "to": "2024"},
    ),
    Endpoint(
        "compare",
        "/compare",
        "Two to five projects, years or departments side by side, line by line.",
        asked.Beside,
        compare_shapes.Comparison,
        listed.compare,
    ),
    Endpoint(
        "checks",
        "/checks",
        "What the rules of the field remark on: advice, no grades.",
        asked.Judged,
        figure_shapes.Findings,
        judged.checks,
        {"severity": "E", "outcome": "fail"},
    ),
    Endpoint(
        "analyses", "/analyses", "The analyses there are.", asked.Nothing,
        figure_shapes.AnalysisLines, judged.analyses,
    ),
    Endpoint(
        "analysis",
        "/analyses/{name}",
        "One analysis: figures and a table, or its findings with their sources.",
        asked.Analysed,
        figure_shapes.Analysis,
        judged.analysis,
        {"name": "vague", "items": "true"},
    ),
    Endpoint(
        "library",
        "/library",
        "Names of indicators over all forms with their values and units.",
        asked.Named,
        figure_shapes.Library,
        judged.library,
        {"q": "满意度", "sort": "departments"},
    ),
    Endpoint(
        "neighbours",
        "/neighbours/{id}",
        "What hangs on a node, each link with the place that states it.",
        asked.Around,
        shapes.Neighbours,
        listed.neighbours,
    ),
    Endpoint(
        "path",
        "/path",
        "How two nodes hang together, in at most six steps.",
        asked.Way,
        shapes.Path,
        listed.path,
    ),
    Endpoint(
        "claims",
        "/claims",
        "What is held to be the same over the years, or to measure a clause, and who confirmed it.",
        asked.Claimed,
        shapes.Claims,
        judged.claims,
    ),
    Endpoint(
        "stats", "/stats", "How much there is.", asked.Nothing, Counts, listed.stats
    ),
    Endpoint(
        "files",
        "/files",
        "Addresses of files: of everything, of a node, or of what a search finds.",
        asked.Taken,
        figure_shapes.Files,
        judged.files,
        {"q": "满意度"},
    ),
)  # fmt: skip
