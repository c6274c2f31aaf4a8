"""Which projects and which indicators of different years are the same thing, as claims."""

from graph.linking.blocks import block_of, home_of
from graph.linking.chains import link_forms
from graph.linking.reasons import ACCEPTED, PROPOSED, ReasonCode, is_accepted

__all__ = ["ACCEPTED", "PROPOSED", "ReasonCode", "block_of", "home_of", "is_accepted", "link_forms"]
