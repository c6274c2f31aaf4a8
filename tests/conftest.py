"""Workspaces for tests: fresh, in a temporary folder, with a reader that needs no real form."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from typer.testing import CliRunner, Result

import web.bootstrap
from tests.fakes import FakeReader
from web.bootstrap import open_services
from web.cli import app
from web.config import Config
from web.services import Services

Run = Callable[..., Result]

settings.register_profile("on any machine", deadline=None)  # a loaded one takes its time
settings.load_profile("on any machine")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden anew, to be looked at"
    )


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


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command over a workspace of the test's own."""
    monkeypatch.setattr(web.bootstrap, "default_reader", FakeReader)
    monkeypatch.setenv("JIXIAO_WORKSPACE", str(tmp_path / "workspace"))
    monkeypatch.setenv("JIXIAO_PATIENCE", "0.1")
    monkeypatch.delenv("JIXIAO_ENGINE", raising=False)

    def run(*arguments: str | Path) -> Result:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return run


@pytest.fixture
def seeded_run(run: Run) -> Run:
    assert run("add", "--examples").exit_code == 0
    return run
