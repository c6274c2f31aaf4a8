"""Workspaces for tests: fresh, in a temporary folder, with a reader that needs no real form."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes import FakeReader
from web.bootstrap import open_services
from web.config import Config
from web.services import Services


@pytest.fixture
def reader() -> FakeReader:
    return FakeReader()


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(workspace=tmp_path / "workspace", patience=0.2)


@pytest.fixture
def services(config: Config, reader: FakeReader) -> Iterator[Services]:
    """An empty workspace."""
    opened = open_services(config, reader=reader)
    yield opened
    opened.close()


@pytest.fixture
def seeded(services: Services) -> Services:
    """A workspace with the document that ships with the project."""
    services.add_examples()
    return services
