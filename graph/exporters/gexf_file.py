"""GEXF 1.3, Gephi's own."""

from corpus.store.base import NodeRow, StoredLink
from graph.exporters.graph_rows import in_xml

_START = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph defaultedgetype="directed" mode="static">
<attributes class="node">
<attribute id="n-kind" title="kind" type="string"/>
<attribute id="n-year" title="year" type="integer"/>
</attributes>
<attributes class="edge">
<attribute id="e-kind" title="kind" type="string"/>
<attribute id="e-form" title="form" type="string"/>
</attributes>
<nodes>
"""


class GexfWriter:
    def start(self) -> bytes:
        return _START.encode()

    def node(self, node: NodeRow) -> bytes:
        year = "" if node.year is None else f'<attvalue for="n-year" value="{node.year}"/>'
        return (
            f'<node id="{in_xml(node.id)}" label="{in_xml(node.label)}"><attvalues>'
            f'<attvalue for="n-kind" value="{in_xml(node.kind)}"/>{year}</attvalues></node>\n'
        ).encode()

    def middle(self) -> bytes:
        return b"</nodes>\n<edges>\n"

    def link(self, number: int, link: StoredLink) -> bytes:
        return (
            f'<edge id="e{number}" source="{in_xml(link.source)}" target="{in_xml(link.target)}">'
            f'<attvalues><attvalue for="e-kind" value="{in_xml(link.kind)}"/>'
            f'<attvalue for="e-form" value="{in_xml(link.form)}"/></attvalues></edge>\n'
        ).encode()

    def finish(self) -> bytes:
        return b"</edges>\n</graph>\n</gexf>\n"
