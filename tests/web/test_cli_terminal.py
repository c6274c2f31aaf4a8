"""What the terminal lacks: characters, an output, a locale, room."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from tests.project import ROOT
from web.commands.context import reporting
from web.config import Config
from web.services import Services

START = "import sys; sys.argv[0] = 'jixiao'; from web.launcher import main; main()"


def run(
    *arguments: str, by: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*by, sys.executable, "-c", START, *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_what_the_encoding_of_a_terminal_lacks_is_written_out() -> None:
    shown = run("--help", PYTHONIOENCODING="latin-1")
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert rb"\u7ee9\u6548" in shown.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such shell")
def test_a_closed_output_is_no_error(services: Services, config: Config) -> None:
    closed = ("sh", "-c", '"$@" >&-', "sh")
    shown = run("--workspace", str(config.workspace), "stats", "--json", by=closed)
    assert (shown.returncode, shown.stdout, shown.stderr) == (0, b"", b"")


def test_a_text_that_the_locale_cannot_say_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    def ask() -> None:
        os.fsencode("培训").decode("ascii", "surrogateescape").encode()

    with pytest.raises(typer.Exit):
        reporting(ask)()
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "expected UTF-8" in said


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, "room to write"),
        (errno.EROFS, "a place that can be written"),
        (0, "a system"),
    ],
)
def test_what_the_system_refuses_is_told_with_what_was_expected(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, number: int, expected: str
) -> None:
    def write() -> None:
        raise OSError(number, "refused", str(tmp_path))

    with pytest.raises(typer.Exit):
        reporting(write)()
    assert f"{tmp_path}: refused; expected {expected}" in capsys.readouterr().err
