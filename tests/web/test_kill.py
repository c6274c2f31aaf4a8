"""Processes that are killed while they write, and several at once."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.fakes import FakeReader
from tests.gold import DATA
from web.bootstrap import open_services
from web.config import Config
from web.services import Services

ROOT = DATA.parent.parent
FILES = 120  # in batches of 30: see tests.web.jixiao
ROWS = 8  # of each


class Process(subprocess.Popen[str]):
    """Ends with its block: a server would go on for ever where a test fails."""

    def __exit__(self, *error: Any) -> None:
        self.kill()
        super().__exit__(*error)


def start(config: Config, *arguments: str | Path) -> Process:
    environment = os.environ | {
        "JIXIAO_WORKSPACE": str(config.workspace),
        "JIXIAO_PATIENCE": "20",
        "PYTHONIOENCODING": "utf-8",
    }
    return Process(
        [sys.executable, "-m", "tests.web.jixiao", *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def make_files(folder: Path, prefix: str, count: int) -> Path:
    folder.mkdir()
    rows = "".join(f"指标{number} ≥{number}(次)\n" for number in range(ROWS))
    for number in range(count):
        form = f"form 项目{prefix}{number} 2024\n{rows}"
        (folder / f"{prefix}{number:04}.txt").write_text(form, "utf-8")
    return folder


@pytest.fixture
def filled(services: Services, tmp_path: Path) -> Services:
    services.add([make_files(tmp_path / "before", "旧", 3)])
    return services


@pytest.mark.parametrize("percent", [5, 55, 97])
def test_a_kill_in_the_middle_of_add_loses_no_document(
    filled: Services, config: Config, tmp_path: Path, percent: int
) -> None:
    before = {summary.id: filled.document(summary.id) for summary in filled.documents()}
    new = make_files(tmp_path / "new", "新", FILES)
    originals = config.workspace / "originals"
    with start(config, "add", new) as process:
        until = time.monotonic() + 30
        while process.poll() is None and time.monotonic() < until:
            if len(list(originals.iterdir())) >= 3 + FILES * percent // 100:
                break
        process.kill()
        process.communicate()
    opened = open_services(config, create=False, reader=FakeReader())
    assert {id_: opened.document(id_) for id_ in before} == before
    assert opened.stats().indicators == ROWS * opened.stats().documents
    assert [problem for problem in opened.verify() if "belongs to no document" not in problem] == []
    report = opened.add([new])
    assert len(report.added + report.unchanged) == FILES
    assert opened.stats().documents == 3 + FILES
    opened.rebuild()
    assert opened.verify() == ()
    opened.close()


def test_two_processes_that_add_at_once_both_succeed(
    services: Services, config: Config, tmp_path: Path
) -> None:
    folders = [make_files(tmp_path / prefix, prefix, 60) for prefix in "甲乙"]
    processes = [start(config, "add", folder) for folder in folders]
    outputs = [process.communicate(timeout=60) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    assert services.stats().documents == 120
    assert services.verify() == ()
