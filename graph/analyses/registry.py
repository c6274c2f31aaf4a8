"""The analyses by name, in the order of their list."""

from graph.analyses.copies import COPIES
from graph.analyses.goal_coverage import GOAL_COVERAGE
from graph.analyses.money_fit import MONEY_FIT
from graph.analyses.quantified import QUANTIFIED
from graph.analyses.report import Analysis
from graph.analyses.results import RESULTS
from graph.analyses.score_audit import SCORE_AUDIT
from graph.analyses.slack import SLACK_ANALYSIS
from graph.analyses.structure import STRUCTURE
from graph.analyses.target_change import TARGET_CHANGE
from graph.analyses.twins import TWINS
from graph.analyses.vague import VAGUE

ANALYSES: dict[str, Analysis] = {
    each.name: each
    for each in (
        QUANTIFIED,
        VAGUE,
        STRUCTURE,
        GOAL_COVERAGE,
        RESULTS,
        TARGET_CHANGE,
        COPIES,
        TWINS,
        SLACK_ANALYSIS,
        MONEY_FIT,
        SCORE_AUDIT,
    )
}
