"""The wheel: what is in it, and that it works where nothing else of ours is."""

import json
import os
import re
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tests.project import PACKAGES, ROOT, dependencies, extras, metadata

EXAMPLE = ROOT / "corpus/documents/seed-2024.txt"
PRIVATE = "jixiao/app-packages"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def jixiao(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment that holds the wheel and what requirements.txt locks."""
    environment = tmp_path_factory.mktemp("environment")
    made = run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=ROOT)
    assert made.returncode == 0, made.stderr
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    put_locked_packages_into(next(environment.glob("[Ll]ib/**/site-packages")))
    installed = run(
        *(sys.executable, "-m", "pip", "--python", programs / "python", "install"),
        *("--quiet", "--no-index", "--no-deps", wheel),
        cwd=environment,
    )
    assert installed.returncode == 0, installed.stderr
    return programs / "jixiao"


def put_locked_packages_into(site: Path) -> None:
    """As links to the packages that run the tests: the same versions, and no others."""
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    for name, marker in re.findall(r"^([a-z0-9.-]+)==[^\s;]+(?: ;(.*))?", lock, re.MULTILINE):
        if "win32" in marker and os.name != "nt":
            continue
        package = distribution(name)
        for top in {file.parts[0] for file in package.files or ()} - {"..", "__pycache__"}:
            (site / top).symlink_to(Path(str(package.locate_file(top))))


def test_the_wheel_installs_only_jixiao(contents: set[str]) -> None:
    version = metadata()["version"]
    assert {name.partition("/")[0] for name in contents} == {
        "jixiao",
        f"jixiao-{version}.dist-info",
    }


def test_the_wheel_holds_every_file_of_the_packages(contents: set[str]) -> None:
    ours = {
        f"{PRIVATE}/{path.relative_to(ROOT).as_posix()}"
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.name != "launcher.py" and "__pycache__" not in path.parts
    }
    assert ours <= contents


@pytest.mark.parametrize("kind", [".html", ".css", ".mo", ".sql", ".ttl", "/seed-2024.txt"])
def test_the_wheel_holds_what_is_not_code(contents: set[str], kind: str) -> None:
    assert any(name.endswith(kind) for name in contents)


def test_the_wheel_holds_no_tests_and_nothing_made_by_running(contents: set[str]) -> None:
    assert not [name for name in contents if re.search(r"test_|__pycache__|\.sqlite", name)]


def test_the_wheel_names_its_license_and_asks_for_what_is_declared(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith("METADATA"))
        text = archive.read(name).decode()
    assert "License-Expression: Apache-2.0" in text
    declared = dependencies() + extras()
    assert len(re.findall("^Requires-Dist: ", text, re.MULTILINE)) == len(declared)


def test_the_installed_command_says_its_version(jixiao: Path, tmp_path: Path) -> None:
    done = run(jixiao, "--version", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert str(metadata()["version"]) in done.stdout


def test_the_installed_command_reads_the_example(jixiao: Path, tmp_path: Path) -> None:
    done = run(jixiao, "read", EXAMPLE, "--format", "json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(json.loads(done.stdout)["documents"]) == 7


def test_the_installed_command_adds_searches_and_exports(jixiao: Path, tmp_path: Path) -> None:
    """Every library that is loaded late is there, and none of them warns."""
    at = ("--workspace", tmp_path / "workspace")
    for command in (["add", EXAMPLE], ["search", "培训"], ["export", "--format", "turtle"]):
        done = run(jixiao, *at, *command, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert "Warning" not in done.stderr


def test_our_modules_cannot_be_imported_beside_jixiao(jixiao: Path, tmp_path: Path) -> None:
    """Another program that has its own `web` or `graph` keeps it."""
    python = jixiao.with_name("python")
    for name in PACKAGES:
        assert run(python, "-c", f"import {name}", cwd=tmp_path).returncode == 1
