"""How often rules came out how, and what an analysis counts."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.checks import Outcome

if TYPE_CHECKING:
    from graph.analyses import Cell
    from graph.checks import Tally
    from web.inferred.analysed import Analysed


def outcome_counts(tallies: "Iterable[Tally]") -> dict[str, dict[str, int]]:
    """By rule: how many findings of each outcome, and of all rules under "all"."""
    none = {outcome.value: 0 for outcome in Outcome}
    counts: dict[str, dict[str, int]] = {"all": dict(none)}
    for each in tallies:
        of_rule = counts.setdefault(each.rule, dict(none))
        for counted in (of_rule, counts["all"]):
            counted[each.outcome.value] += each.findings
    return counts


def analysis(
    name: str,
    found: "Analysed",
    columns: tuple[str, ...],
    rows: "Iterable[tuple[Cell, ...]]",
) -> dict[str, object]:
    """`lacking` says why there is nothing; else it is null."""
    return {
        "name": name,
        "departments": found.blocks,
        "lacking": found.report.lacking.value if found.report.lacking else None,
        "figures": dict(found.report.figures),
        "rows": [dict(zip(columns, row, strict=True)) for row in rows],
    }
