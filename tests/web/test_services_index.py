"""A text index that is lost, damaged or out of reach."""

from dataclasses import replace
from pathlib import Path

import pytest

from search.engine import Query
from tests.builders import PROJECT, seed_document
from tests.fakes import FakeReader
from tests.web.test_services import found
from web.bootstrap import open_services
from web.config import Config
from web.services import Services

FORM = f"form {PROJECT} 2024\n全年开放天数 ≥310(天)\n读者满意度 ≥90(%)\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "form.txt"
    path.write_text(FORM, "utf-8")
    return path


def test_a_lost_index_is_made_again(services: Services, config: Config, file: Path) -> None:
    services.add([file])
    services.close()
    for lost in sorted((config.workspace / "index").rglob("*"), reverse=True):
        lost.unlink() if lost.is_file() else lost.rmdir()
    again = open_services(config, reader=FakeReader())
    assert found(again, "开放天") == ["全年开放天数"]
    again.close()


def test_a_damaged_index_is_made_again(services: Services, config: Config, file: Path) -> None:
    services.add([file])
    services.close()
    for damaged in (config.workspace / "index").rglob("*"):
        if damaged.is_file():
            damaged.write_bytes(b"damaged")
    again = open_services(config, reader=FakeReader())
    assert found(again, "开放天") == ["全年开放天数"]
    assert again.verify() == ()
    again.close()


def test_an_index_that_cannot_be_reached_while_another_makes_it_does_not_wait(
    services: Services, config: Config, file: Path
) -> None:
    from corpus.store.lock import FileLock

    services.add([file])
    services.store.put(replace(seed_document(), name="s.txt"), b"", "/s.txt")
    with FileLock(config.workspace / "index.lock").held(1):
        assert services.search(Query("开放天")).total == 1
        assert services.search(Query("局级")).total == 0
    assert services.search(Query("局级")).total == 1
