"""Findings as records for machines: JSON objects and rows of a table."""

from graph.checks import catalogue
from web.exports.cells import Cell
from web.questions.check_choice import Checked
from web.questions.places import Places
from web.whereabouts import whereabouts

COLUMNS = (
    "rule", "outcome", "severity", "text", "text_en", "project", "department", "year",
    "form_kind", "where", "quote", "field", "about", "form", "document", "profile", "reference",
    "source", "article", "verified",
)  # fmt: skip


def record_of(each: Checked, places: Places) -> dict[str, object]:
    """With every piece of the source."""
    cells: dict[str, object] = dict(zip(COLUMNS, cells_of(each, places), strict=True))
    return cells | {"pieces": each.finding.source.pieces}


def cells_of(each: Checked, places: Places) -> tuple[Cell, ...]:
    """In the order of COLUMNS."""
    finding, form = each.finding, each.form
    rule = catalogue().rule(finding.rule)
    return (
        finding.rule, finding.outcome.value, finding.severity.value, finding.zh, finding.en,
        form.project, form.department, form.year, form.kind.value, where(each, places),
        finding.quote or None, finding.field or None, finding.about, form.id, each.document_id,
        finding.profile, finding.reference, rule.source, rule.article or None, rule.verified,
    )  # fmt: skip


def where(each: Checked, places: Places) -> str:
    """Such as `seed-2024.txt:73`: the file, and the first place where the finding stands."""
    name = places.name_of(each.document_id)
    pieces = each.finding.source.pieces
    return f"{name}:{whereabouts(pieces[0])}" if pieces else name
