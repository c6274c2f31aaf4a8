"""Each format is read back by the libraries that people use."""

import csv
import io
import json
import tracemalloc
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import igraph  # type: ignore[import-untyped]
import networkx as nx
import pytest

from corpus.store.base import NodeRow, StoredLink
from graph.errors import UnknownFormat
from graph.exporters.graph_file import FORMATS, write_graph
from graph.selection import Selection, of_rows
from tests.graph.rows import SEED_SELECTION

NASTY = 'a<b>&"c"\x00\x0b\ud83d\ufffe 𠮷\t第一行\n第二行\r=1+1'
READABLE = 'a<b>&"c" 𠮷\t第一行\n第二行\r=1+1'
ODD = of_rows(
    [
        NodeRow("form-a", "form", NASTY, 2024),
        NodeRow("goal-a", "goal", "=HYPERLINK(1)"),
        *(StoredLink("form-a", "goal-a", "states_goal", f"form-{n}") for n in "ab"),
        StoredLink("goal-a", "goal-a", "about", "form-a"),
    ]
)


def written(selection: Selection, format_: str) -> bytes:
    return b"".join(write_graph(selection.rows(), format_))


def of_networkx(graph: "nx.MultiDiGraph[str]") -> tuple[dict[str, object], Counter[object]]:
    nodes: dict[str, object] = {
        id_: (d["kind"], d["label"], d.get("year")) for id_, d in graph.nodes(data=True)
    }
    edges = Counter[object]((a, b, d["kind"], d["form"]) for a, b, d in graph.edges(data=True))
    return nodes, edges


def of_selection(selection: Selection) -> tuple[dict[str, object], Counter[object]]:
    nodes: dict[str, object] = {node.id: tuple(node[1:]) for node in selection.nodes}
    return nodes, Counter(tuple(link) for link in selection.links)


def by_networkx(data: bytes, format_: str) -> "nx.MultiDiGraph[str]":
    if format_ == "graphml":
        graph = nx.read_graphml(io.BytesIO(data))
    elif format_ == "gexf":
        graph = nx.read_gexf(io.BytesIO(data))
    else:
        graph = nx.node_link_graph(json.loads(data), edges="edges")
    return nx.MultiDiGraph(graph)


@pytest.mark.parametrize("format_", ["graphml", "gexf", "nodelink"])
def test_networkx_reads_the_same_graph_back(format_: str) -> None:
    graph = by_networkx(written(SEED_SELECTION, format_), format_)
    assert of_networkx(graph) == of_selection(SEED_SELECTION)


@pytest.mark.parametrize("format_", ["graphml", "gexf", "nodelink"])
def test_labels_come_back_without_what_no_xml_can_hold(format_: str) -> None:
    clean = (
        ODD
        if format_ != "nodelink"
        else of_rows(
            row._replace(label=row.label.replace("\ud83d", "")) if isinstance(row, NodeRow) else row
            for row in ODD.rows()
        )
    )
    graph = by_networkx(written(clean, format_), format_)
    label = graph.nodes["form-a"]["label"]
    assert label == (READABLE if format_ != "nodelink" else NASTY.replace("\ud83d", ""))
    assert graph.number_of_edges() == 3


def test_igraph_reads_the_same_graph_back(tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    path.write_bytes(written(SEED_SELECTION, "graphml"))
    graph = igraph.Graph.Read_GraphML(str(path))
    ids = graph.vs["id"]
    nodes = dict(zip(ids, zip(graph.vs["kind"], graph.vs["label"], strict=True), strict=True))
    edges = Counter((ids[e.source], ids[e.target], e["kind"], e["form"]) for e in graph.es)
    assert nodes == {node.id: (node.kind, node.label) for node in SEED_SELECTION.nodes}
    assert edges == of_selection(SEED_SELECTION)[1]


def tables(data: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        texts = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    return {
        name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in texts.items()
    }


def test_the_tables_hold_every_node_and_every_link() -> None:
    found = tables(written(SEED_SELECTION, "graphcsv"))
    nodes = {
        row["Id"]: (row["Kind"], row["Label"], int(row["Year"]) if row["Year"] else None)
        for row in found["nodes.csv"]
    }
    edges = Counter(
        (row["Source"], row["Target"], row["Kind"], row["Form"]) for row in found["edges.csv"]
    )
    assert (nodes, edges) == of_selection(SEED_SELECTION)


def test_no_label_of_a_table_is_taken_for_a_formula() -> None:
    found = tables(written(ODD, "graphcsv"))
    assert [row["Label"][:4] for row in found["nodes.csv"]] == ["a<b>", "'=HY"]


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_graph_gives_the_same_bytes(format_: str) -> None:
    assert written(SEED_SELECTION, format_) == written(SEED_SELECTION, format_)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_graph_without_links_or_nodes_is_whole_too(format_: str) -> None:
    for selection in (Selection((), ()), of_rows([NodeRow("form-a", "form", "一")])):
        data = written(selection, format_)
        if format_ == "graphcsv":
            assert len(tables(data)["nodes.csv"]) == len(selection.nodes)
        else:
            graph = by_networkx(data, format_)
            assert graph.number_of_nodes() == len(selection.nodes)


@pytest.mark.parametrize("format_", FORMATS)
def test_memory_does_not_grow_with_the_graph(format_: str) -> None:
    def rows(count: int) -> Iterator[NodeRow | StoredLink]:
        yield from (NodeRow(f"form-{n:08}", "form", "一" * 40, 2024) for n in range(count))
        yield from (
            StoredLink(f"form-{n:08}", "form-00000000", "about", "form-a") for n in range(count)
        )

    tracemalloc.start()
    try:
        size = sum(map(len, write_graph(rows(20_000), format_)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1_500_000
    assert size > (100_000 if format_ == "graphcsv" else 4_000_000)


def test_an_unknown_format_is_refused_before_anything_is_read() -> None:
    def rows() -> Iterator[NodeRow]:
        raise AssertionError
        yield

    with pytest.raises(UnknownFormat, match="dot"):
        write_graph(rows(), "dot")
