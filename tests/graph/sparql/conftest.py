"""The shipped document as triples, and a service that answers over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.sparql import SparqlService
from tests.graph.exports import exported, seed_forms


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sparql") / "data.nt"
    path.write_bytes(exported(seed_forms()))
    return path


@pytest.fixture(scope="module")
def service() -> Iterator[SparqlService]:
    with SparqlService(seconds=20) as service:
        yield service
