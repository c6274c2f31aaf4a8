"""How fast forms become RDF and tables, and how much memory that takes.

`python -m bench.exporting 1000000` tells the bytes held at a million indicators.
"""

import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pyoxigraph
import rdflib

from bench.generate import documents, summary_of
from bench.table import Figure, cpu_seconds
from corpus.model import Form
from corpus.store.base import DocumentSummary
from graph.exporters.csvw_file import write_csvw
from graph.exporters.rdf_file import FORMATS, write_rdf

FORMS = 300
FEW = 20  # forms for rdflib, whose time grows faster than its graph
BARS = {"ntriples": 300_000.0, "turtle": 200_000.0}  # triples a CPU-second
DUMPS = {
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
BY_RDFLIB = {"ntriples": "nt", "turtle": "turtle", "rdfxml": "xml"}
INDICATORS = (10_000, 100_000)
HELD = 60.0  # MB, however many
Forms = list[tuple[Form, DocumentSummary]]


def figures() -> Iterator[Figure]:
    made = sorted((each for each, _ in documents(FORMS)), key=lambda each: each.forms[0].id)
    forms = [(document.forms[0], summary_of(document)) for document in made]
    lines = b"".join(write_rdf(forms, "ntriples"))
    store = pyoxigraph.Store()
    store.bulk_load(lines, pyoxigraph.RdfFormat.N_TRIPLES)
    few = b"".join(write_rdf(forms[:FEW], "ntriples"))
    graph = rdflib.Graph().parse(data=few, format="nt")
    count = len(store)
    assert count == len(set(lines.splitlines()))
    for format_ in FORMATS:
        yield from _speeds(format_, forms, store, graph)
    sorted_ = _rate(count, lambda: _sizes(write_rdf(forms, "ntriples", canonical=True)))
    yield Figure("export ntriples, canonical", sorted_, "triples/s", None, True)
    rows = sum(len(form.indicators) for form, _ in forms)
    tables = _rate(rows, lambda: _sizes(write_csvw(forms)))
    yield Figure("export csvw", tables, "rows/s", None, True)
    yield from map(memory, INDICATORS)


def memory(indicators: int) -> Figure:
    """The most that a process of its own holds."""
    command = [sys.executable, "-m", "bench.exporting", str(indicators)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return Figure(f"export memory, {indicators:,} indicators", int(done.stdout) / 1e6, "MB", HELD)


def _held(indicators: int) -> int:
    """The most bytes that this process held, as Linux tells them."""
    _sizes(write_rdf(_made(indicators), "ntriples"))
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def _speeds(
    format_: str, forms: Forms, store: pyoxigraph.Store, graph: rdflib.Graph
) -> Iterator[Figure]:
    rate = _rate(len(store), lambda: _sizes(write_rdf(forms, format_)))
    dump = _rate(len(store), partial(_dump, store, DUMPS[format_]))
    name, bar = f"export {format_}", BARS.get(format_)
    yield Figure(name, rate, "triples/s", bar, True, "pyoxigraph dump", dump)
    if format_ in BY_RDFLIB:
        slow = _rate(len(graph), lambda: graph.serialize(format=BY_RDFLIB[format_]))
        yield Figure(name, rate, "triples/s", None, True, "rdflib", slow)


def _made(indicators: int) -> Iterator[tuple[Form, DocumentSummary]]:
    """Forms with so many indicators, made one by one."""
    count = 0
    for document, _ in documents(indicators):
        yield document.forms[0], summary_of(document)
        count += len(document.forms[0].indicators)
        if count >= indicators:
            return


def _rate(count: int, work: Callable[[], object]) -> float:
    return count / cpu_seconds(work, 2)


def _sizes(pieces: Iterator[bytes]) -> int:
    return sum(map(len, pieces))


def _dump(store: pyoxigraph.Store, format_: pyoxigraph.RdfFormat) -> None:
    graph = None if format_.supports_datasets else pyoxigraph.DefaultGraph()
    store.dump(io.BytesIO(), format_, from_graph=graph)


if __name__ == "__main__":
    sys.stdout.write(f"{_held(int(sys.argv[1]))}\n")
