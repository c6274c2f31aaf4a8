"""What is odd about forms, by rules that are data: advice with reason and place, no grades."""

from graph.checks.blocks import Tally, findings_of, tallies_of
from graph.checks.catalogue import Catalogue, Instrument, Profile, Rule, catalogue
from graph.checks.engine import Context, check_block, check_form
from graph.checks.model import Finding, Outcome, Severity

__all__ = [
    "Catalogue",
    "Context",
    "Finding",
    "Instrument",
    "Outcome",
    "Profile",
    "Rule",
    "Severity",
    "Tally",
    "catalogue",
    "check_block",
    "check_form",
    "findings_of",
    "tallies_of",
]
