"""The colours of a drawing, which the style sheet has too."""

import re
from importlib.resources import files

from graph.model import NodeKind
from web.presenters.graph.net_picture import COLOURS

_RULE = re.compile(r"\.k-(\w+) \{\s+--kind: (#[0-9a-f]{6});")
STYLES = (files("web") / "static" / "app.css").read_text("utf-8")


def test_every_kind_has_a_colour_of_its_own_by_day_and_by_night() -> None:
    found = _RULE.findall(STYLES)
    by_day, by_night = dict(found[: len(NodeKind)]), dict(found[len(NodeKind) :])
    for colours in (by_day, by_night):
        assert colours.keys() == {kind.value for kind in NodeKind}
        assert len(set(colours.values())) == len(NodeKind)


def test_the_saved_picture_has_the_colours_of_the_page() -> None:
    assert dict(_RULE.findall(STYLES)[: len(NodeKind)]) == COLOURS
