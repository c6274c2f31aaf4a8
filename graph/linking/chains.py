"""All claims of one block, out of its forms and what persons said."""

from collections.abc import Sequence

from corpus.model import Form
from graph.claims import Claim, Verdicts
from graph.linking.decisions import decisions_of
from graph.linking.heirs import with_heirs
from graph.linking.indicators import link_indicators
from graph.linking.projects import link_projects
from graph.linking.subjects import subjects_of


def link_forms(forms: Sequence[Form], verdicts: Verdicts) -> tuple[Claim, ...]:
    """Which projects and indicators of different years are one, sorted by id.

    `forms` are those of one block, in any order. A claim joins a thing with the next year that has
    it, at most three years on; a project that merged or was split has several. Forms without a
    year join nothing. What a person rejected is not among the claims and leaves room for the next
    best; what a person confirmed comes before all else.
    """
    years = with_heirs(subjects_of(forms))
    decisions = decisions_of(verdicts)
    projects = link_projects(years, decisions)
    indicators = link_indicators(years, projects, decisions)
    claims = (link.claim() for link in (*projects.links, *indicators.links))
    return tuple(sorted(claims, key=lambda claim: claim.id))
