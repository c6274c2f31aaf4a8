"""The project as files: what the tests of the project itself look at."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("corpus", "graph", "search", "web")
CODE = (*PACKAGES, "tests", "bench")
_MADE = {"__pycache__", "build", "dist", "node_modules"}


def modules(*folders: str) -> Iterator[Path]:
    """Every Python file under the folders of the project, sorted."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def files() -> Iterator[Path]:
    """Every file of the project that is not made by its tools or by running it."""
    for entry in sorted(ROOT.iterdir()):
        if entry.is_file():
            yield entry
        elif entry.name in {".ci", ".github"} or not entry.name.startswith("."):
            yield from (
                path
                for path in sorted(entry.rglob("*"))
                if path.is_file() and not _MADE.intersection(path.parts)
            )


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def metadata() -> dict[str, object]:
    """The [project] table of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert isinstance(project, dict)
    return project


def dependency_group(name: str) -> list[str]:
    """The requirements that a dependency group names itself, without the groups it includes."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    return [entry for entry in groups[name] if isinstance(entry, str)]


def dependencies() -> list[str]:
    named = metadata()["dependencies"]
    assert isinstance(named, list)
    return [str(entry) for entry in named]


def extras() -> list[str]:
    """What the optional parts need."""
    named = metadata()["optional-dependencies"]
    assert isinstance(named, dict)
    return [str(entry) for entries in named.values() for entry in entries]


def shell_lines(document: str) -> str:
    """The commands that a document shows, without its prose."""
    text = (ROOT / document).read_text("utf-8")
    return "".join(re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
