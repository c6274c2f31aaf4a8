"""A workspace for the pages: the shipped document, one project over two years, hostile names."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.model import Budget, Document, Finding, Form, FormKind, Ledger, Source
from tests.builders import at_line, make_document, make_form, make_indicator, make_target
from tests.fakes import FakeReader
from web import create_app
from web.bootstrap import open_services
from web.config import Config
from web.services import Services

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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


WHOLE = "whole.txt"
BARE = "bare.txt"


class Reader(FakeReader):
    """Knows two forms more: a department's self-evaluation, and one that says next to nothing."""

    def read(self, data: bytes, name: str) -> Document:
        if name == WHOLE:
            return make_document(whole_form(), name=name, content=data)
        if name == BARE:
            return make_document(bare_form(), name=name, content=data)
        return super().read(data, name)


def whole_form() -> Form:
    row = replace(
        make_indicator(name="预算执行率", target=make_target("=100(%)")),
        actual=make_target("=97.5(%)"),
        weight=Decimal("10.00"),
        score=Decimal("9.75"),
        deviation_reason="采购结余",
    )
    form = make_form(
        kind=FormKind.DEPARTMENT_SELF_EVALUATION,
        project=None,
        indicators=(row,),
        ledger=Ledger(10, 4, 4, 0, 2, ("游离",)),
    )
    return replace(form, findings=(Finding("budget.sum", "分项之和不等于总额", at_line("采", 1)),))


def bare_form() -> Form:
    row = make_indicator(name="无级无值", level1=None, level2=None, target=None, source=Source())
    return make_form(
        kind=FormKind.OTHER,
        title=None,
        year=None,
        project="只有名称",
        department=None,
        implementing_unit=None,
        budget=Budget(),
        goals=(),
        indicators=(replace(row, name_source=Source()),),
        ledger=Ledger(0, 0, 0, 0, 0),
    )


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Read only, for all tests of pages."""
    folder = tmp_path_factory.mktemp("pages")
    for name, text in (
        ("library.txt", LIBRARY),
        ("hostile.txt", HOSTILE),
        (WHOLE, "采购结余 游离"),
        (BARE, "只有名称"),
    ):
        Path(folder / name).write_text(text, "utf-8")
    config = Config(workspace=folder / "workspace", engine="memory:")
    services = open_services(config, reader=Reader())
    services.add_examples()
    services.add(sorted(folder.glob("*.txt")))
    yield services
    services.close()


@pytest.fixture(scope="session")
def library_app(library: Services) -> Flask:
    return create_app(library)


@pytest.fixture
def client(library_app: Flask) -> FlaskClient:
    return library_app.test_client()


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    from tests.web.browsing import ARGUMENTS, CHROMIUM

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()
