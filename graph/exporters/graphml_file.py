"""GraphML, as networkx, igraph, yEd and Gephi read it."""

from corpus.store.base import NodeRow, StoredLink
from graph.exporters.graph_rows import in_xml

_START = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="n-kind" for="node" attr.name="kind" attr.type="string"/>
<key id="n-label" for="node" attr.name="label" attr.type="string"/>
<key id="n-year" for="node" attr.name="year" attr.type="int"/>
<key id="e-kind" for="edge" attr.name="kind" attr.type="string"/>
<key id="e-form" for="edge" attr.name="form" attr.type="string"/>
<graph edgedefault="directed">
"""


class GraphmlWriter:
    def start(self) -> bytes:
        return _START.encode()

    def node(self, node: NodeRow) -> bytes:
        year = "" if node.year is None else f'<data key="n-year">{node.year}</data>'
        return (
            f'<node id="{in_xml(node.id)}"><data key="n-kind">{in_xml(node.kind)}</data>'
            f'<data key="n-label">{in_xml(node.label)}</data>{year}</node>\n'
        ).encode()

    def middle(self) -> bytes:
        return b""

    def link(self, number: int, link: StoredLink) -> bytes:
        return (
            f'<edge id="e{number}" source="{in_xml(link.source)}" target="{in_xml(link.target)}">'
            f'<data key="e-kind">{in_xml(link.kind)}</data>'
            f'<data key="e-form">{in_xml(link.form)}</data></edge>\n'
        ).encode()

    def finish(self) -> bytes:
        return b"</graph>\n</graphml>\n"
