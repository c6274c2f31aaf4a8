"""A workspace for the pages: the shipped document, one project over two years, hostile names."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.fakes import FakeReader
from web import create_app
from web.bootstrap import open_services
from web.config import Config
from web.services import Services

LIBRARY = """\
form 公共图书馆服务经费 2023
全年开放天数 ≥300(天)
form 公共图书馆服务经费 2024
全年开放天数 ≥310(天)
培训学员满意度 ≥92(%)
"""
HOSTILE = """\
form <script>alert(1)</script> 2024
"onload="alert(2)<b>&amp;'</title> {{7*7}}<svg/onload=alert(3)>
"""


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Read only, for all tests of pages."""
    folder = tmp_path_factory.mktemp("pages")
    for name, text in (("library.txt", LIBRARY), ("hostile.txt", HOSTILE)):
        Path(folder / name).write_text(text, "utf-8")
    config = Config(workspace=folder / "workspace", engine="memory:")
    services = open_services(config, reader=FakeReader())
    services.add_examples()
    services.add([folder / "library.txt", folder / "hostile.txt"])
    yield services
    services.close()


@pytest.fixture(scope="session")
def library_app(library: Services) -> Flask:
    return create_app(library)


@pytest.fixture
def client(library_app: Flask) -> FlaskClient:
    return library_app.test_client()
