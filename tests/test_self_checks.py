"""The project keeps its own rules: sizes, words that stay out, documents that stay true."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import CODE, PACKAGES, ROOT, files, metadata, modules, name_of, shell_lines

MOST_LINES = 300  # of a file; 250 is the aim
MOST_LINES_OF_A_FUNCTION = 40
MOST_PARAMETERS = 5
TEXT = {".py", ".md", ".toml", ".txt", ".sh", ".html", ".css", ".js", ".ttl", ".json", ".po", ""}
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
READMES = ["README.md", "README.zh-CN.md"]
# One letter of each in brackets, so that this file does not hold the words.
FORBIDDEN = re.compile(
    "|".join(
        (
            r"(?<![\w.])/(?:roo[t]|wor[k]|hom[e]/\w+|User[s]/\w+)/",
            r"https?://[\w.-]*(?:pyp[i]|pythonhoste[d]|npmj[s]|debia[n]|crate[s])[.]",
            r"[/.]simpl[e]/",
            r"subagen[t]|\bCE[O]\b|claud[e]|anthropi[c]",
        )
    ),
    re.IGNORECASE,
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(*folders: str) -> Iterator[tuple[str, Function]]:
    """Every function with the place it stands at."""
    for path in modules(*folders):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, Function):
                yield f"{name_of(path)}:{node.lineno} {node.name}", node


def lines_of(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters_of(function: Function) -> int:
    """How many a caller must give."""
    given = function.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    optional = len(given.defaults) + sum(default is not None for default in given.kw_defaults)
    return sum(argument.arg not in {"self", "cls"} for argument in every) - optional


def is_command(function: Function) -> bool:
    """A command's parameters are its options: as many as it has."""
    return any("command" in ast.unparse(decorator) for decorator in function.decorator_list)


def test_no_file_of_code_is_long() -> None:
    sizes = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in modules(*CODE)}
    assert {name: lines for name, lines in sizes.items() if lines > MOST_LINES} == {}


def test_no_function_is_long() -> None:
    sizes = {place: lines_of(function) for place, function in functions(*CODE)}
    assert {p: lines for p, lines in sizes.items() if lines > MOST_LINES_OF_A_FUNCTION} == {}


def test_no_function_takes_many_parameters() -> None:
    counts = {
        place: parameters_of(function)
        for place, function in functions(*PACKAGES)
        if not is_command(function)
    }
    assert {p: count for p, count in counts.items() if count > MOST_PARAMETERS} == {}


def test_every_test_folder_is_a_package() -> None:
    folders = {path.parent for path in modules("tests")}
    assert [name_of(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_packages_do_nothing_when_imported_but_name_what_they_hold() -> None:
    allowed = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.Expr)
    busy = [
        name_of(path)
        for path in modules(*PACKAGES)
        if path.name == "__init__.py" and path.parent != ROOT / "web"  # the factory of the pages
        for node in ast.parse(path.read_text("utf-8")).body
        if not isinstance(node, allowed)
    ]
    assert busy == []


def test_nothing_names_a_machine_or_an_index_of_packages() -> None:
    found = [
        f"{name_of(path)}:{number}: {line.strip()[:80]}"
        for path in files()
        if path.suffix in TEXT and path.parent.name != "vendor"  # others' files, as published
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if FORBIDDEN.search(line)
    ]
    assert found == []


def test_the_changelog_tells_of_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(rf"^## \[{re.escape(str(metadata()['version']))}\]", text, re.MULTILINE)


@pytest.mark.parametrize("readme", READMES)
def test_the_commands_of_a_readme_are_in_the_makefile(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE))
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"run", "test"} <= named <= targets


def test_the_readmes_show_the_same_commands_and_the_same_figures() -> None:
    def shown(readme: str) -> list[str]:
        commands = [line.partition("#")[0].rstrip() for line in shell_lines(readme).splitlines()]
        rows = re.findall(r"^\|.*\d.*", (ROOT / readme).read_text("utf-8"), re.MULTILINE)
        return commands + [" ".join(re.findall(r"\d[\d.]*", row)) for row in rows]

    assert shown(READMES[0]) == shown(READMES[1])


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)", document.read_text("utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_decisions_are_numbered_in_a_row() -> None:
    numbers = [int(path.name[:3]) for path in sorted((ROOT / "docs/decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
