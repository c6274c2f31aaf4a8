"""What is imported is declared, what is declared is imported, what is locked fits both."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project import (
    CODE,
    PACKAGES,
    ROOT,
    dependencies,
    dependency_group,
    extras,
    modules,
    name_of,
)

LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-build.txt")
PINNED = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)(?: ; (\S.*?))?(?: \\)?$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def locked(lock: str) -> dict[str, str]:
    """Name → version of every pinned requirement."""
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    return {match[1]: match[2] for line in lines if (match := PINNED.match(line))}


def imported(path: Path) -> Iterator[str]:
    """Top-level names that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@cache
def imported_distributions(*folders: str) -> dict[str, str]:
    """Distribution → one file that imports it."""
    owners = packages_distributions()
    ours = {*CODE, "jixiao", *sys.stdlib_module_names}
    return {
        canonicalize_name(owner): name_of(path)
        for path in modules(*folders)
        for name in imported(path)
        if name not in ours
        for owner in owners.get(name, [name])
    }


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(entry).name) for entry in requirements}


def test_every_package_that_the_project_imports_is_declared() -> None:
    undeclared = imported_distributions(*PACKAGES).keys() - names(dependencies() + extras())
    assert not undeclared


def test_every_package_that_is_declared_is_imported() -> None:
    unused = names(dependencies()) - imported_distributions(*PACKAGES).keys()
    assert not unused


def test_every_package_that_the_tests_import_is_declared() -> None:
    declared = names(dependencies()) | names(dependency_group("dev"))
    undeclared = imported_distributions("tests", "bench").keys() - declared
    assert not undeclared


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_only_exact_versions_and_hashes(lock: str) -> None:
    """So no address of an index, no path and no option can be in it."""
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    odd = [line for line in lines if not PINNED.match(line) and not HASH.match(line)]
    assert lines
    assert not odd


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    bare = [
        line
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        if PINNED.match(line) and not HASH.match(after)
    ]
    assert not bare


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.txt", dependencies()),
        ("requirements-build.txt", dependency_group("build")),
        ("requirements-dev.txt", dependencies() + dependency_group("dev")),
    ],
)
def test_a_lock_fits_what_pyproject_asks_for(lock: str, wanted: list[str]) -> None:
    versions = locked(lock)
    unmet = [
        entry
        for entry in map(Requirement, wanted)
        if not entry.specifier.contains(versions.get(canonicalize_name(entry.name), "0"))
    ]
    assert not unmet


def test_the_locks_agree_where_they_overlap() -> None:
    developing = locked("requirements-dev.txt")
    for lock in ("requirements.txt", "requirements-build.txt"):
        assert locked(lock).items() <= developing.items()


def test_no_other_package_owns_our_top_level_names() -> None:
    owners = packages_distributions()
    assert {owner for name in PACKAGES for owner in owners.get(name, [])} <= {"jixiao"}
