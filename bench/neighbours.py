"""How long a neighbourhood and a path take."""

import random
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

import networkx as nx

from bench.generate import documents
from bench.table import Figure, cpu_seconds
from bench.workspace import files_of, workspace_for
from graph.build import form_rows
from web.services import Services

FORMS = 1_000
SAMPLE = 100
NEIGHBOURHOOD_BAR, PATH_BAR = 5.0, 100.0  # ms


def figures() -> Iterator[Figure]:
    made = list(documents(FORMS))
    rows = [form_rows(document.forms[0], document.id) for document, _ in made]
    whole: nx.MultiGraph[str] = nx.MultiGraph()
    whole.add_edges_from((link.source, link.target) for each in rows for link in each.links)
    forms = [document.forms[0] for document, _ in made]
    chance = random.Random(1)
    starts = [chance.choice(form.indicators).id for form in chance.choices(forms, k=SAMPLE)]
    ends = [chance.choice(form.indicators).id for form in chance.choices(forms, k=SAMPLE)]
    with TemporaryDirectory() as folder, workspace_for(made, Path(folder)) as services:
        services.add([files_of(made, Path(folder))])
        yield _neighbourhoods(services, whole, starts)
        yield _paths(services, whole, list(zip(starts, ends, strict=True)))


def _neighbourhoods(services: Services, whole: "nx.MultiGraph[str]", ids: list[str]) -> Figure:
    name = f"neighbourhood, p95, {whole.number_of_nodes():,} nodes"
    ours = _p95([partial(services.neighbours, id_) for id_ in ids])
    memory = _p95([partial(nx.ego_graph, whole, id_) for id_ in ids])
    return Figure(name, ours, "ms", NEIGHBOURHOOD_BAR, False, "networkx in memory", memory)


def _paths(services: Services, whole: "nx.MultiGraph[str]", pairs: list[tuple[str, str]]) -> Figure:
    ours = _p95([partial(services.path, a, b) for a, b in pairs])
    memory = _p95([partial(nx.shortest_path, whole, a, b) for a, b in pairs])
    return Figure("path, p95", ours, "ms", PATH_BAR, False, "networkx in memory", memory)


def _p95(calls: Sequence[Callable[[], object]]) -> float:
    """Milliseconds of CPU, of the second call of each."""
    return quantiles([cpu_seconds(call, 2) * 1000 for call in calls], n=20)[-1]
