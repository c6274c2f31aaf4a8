"""What the picture of a neighbourhood shows of each node."""

import pytest
from flask import Flask

from corpus.store.base import NodeRow
from graph.query import Neighbourhood
from web.presenters.graph.drawing import drawing_of


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("培训学员满意度", "培训学员满意度"),
        ("形成“攀高”“行远”“聚新”三大行动机制", "形成“攀高”“行远”“…"),
        ("annual training of officials", "annual training of offic…"),
    ],
)
def test_a_label_is_cut_to_its_box(library_app: Flask, label: str, short: str) -> None:
    node = NodeRow("definition-a", "definition", label)
    with library_app.test_request_context():
        (box,) = drawing_of(Neighbourhood(node, (node,), (), 0)).boxes
    assert box.short == short
