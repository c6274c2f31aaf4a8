"""docs/cli.md and the READMEs tell of the command line as it is."""

import re

import pytest
import typer
from typer.core import TyperGroup, TyperOption

from tests.project import ROOT, shell_lines
from web.cli import app

GROUP = typer.main.get_command(app)
assert isinstance(GROUP, TyperGroup)
COMMANDS = GROUP.commands
REFERENCE = (ROOT / "docs/cli.md").read_text("utf-8")


def section(name: str) -> str:
    """What docs/cli.md says of a command, with its heading."""
    found = re.search(rf"^## {name}\b.*?(?=^## |\Z)", REFERENCE, re.MULTILINE | re.DOTALL)
    return found[0] if found else ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented(name: str) -> None:
    text = section(name)
    options = [p for p in COMMANDS[name].params if isinstance(p, TyperOption)]
    named = {max(p.opts, key=len) for p in options} - {"--workspace"}
    assert f"jixiao {name}" in text
    assert {option for option in named if not re.search(rf"`{option}\b", text)} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_no_option_is_documented_that_a_command_does_not_have(name: str) -> None:
    real = {option for p in COMMANDS[name].params for option in (*p.opts, *p.secondary_opts)}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", section(name))) <= real | {"--workspace"}


def test_only_commands_that_exist_have_a_section() -> None:
    headings = re.findall(r"^## ([a-z]+)$", REFERENCE, re.MULTILINE)
    assert sorted(headings) == sorted(COMMANDS)


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readmes_show_commands_that_exist(readme: str) -> None:
    shown = set(re.findall(r"^jixiao ([a-z]+)", shell_lines(readme), re.MULTILINE))
    assert {"read", "search"} <= shown <= set(COMMANDS)
