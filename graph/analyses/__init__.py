"""What goals and indicators look like over forms, years and departments: facts and sums of them."""

from graph.analyses.blocks import BlockFacts, block_facts
from graph.analyses.form_facts import facts_of
from graph.analyses.peers import Peers, Point, peers_of
from graph.analyses.registry import ANALYSES
from graph.analyses.report import Analysis, By, Cell, Choice, Item, Lacking, Line, Report

__all__ = [
    "ANALYSES",
    "Analysis",
    "BlockFacts",
    "By",
    "Cell",
    "Choice",
    "Item",
    "Lacking",
    "Line",
    "Peers",
    "Point",
    "Report",
    "block_facts",
    "facts_of",
    "peers_of",
]
