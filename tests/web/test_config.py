import re
from dataclasses import fields
from pathlib import Path

import pytest

from corpus.limits import Limits, setting_of
from graph.rdf.addresses import DATA_BASE
from tests.project import ROOT
from web.config import Config, limits_from


def test_an_option_goes_before_the_environment() -> None:
    config = Config.from_environ({"JIXIAO_WORKSPACE": "/a"}, Path("/b"))
    assert config.workspace == Path("/b")


def test_without_any_setting_the_workspace_is_in_the_users_data() -> None:
    assert Config.from_environ({}).workspace.name == "jixiao"


def test_the_engine_is_whoosh_in_the_workspace_unless_named() -> None:
    assert Config(Path("/a")).engine_url == "whoosh:/a/index"
    config = Config.from_environ({"JIXIAO_ENGINE": "memory:"}, Path("/a"))
    assert config.engine_url == "memory:"


def test_every_limit_of_reading_is_a_setting() -> None:
    limits = limits_from({f"JIXIAO_READ_{field.name.upper()}": "7" for field in fields(Limits)})
    assert {getattr(limits, field.name) for field in fields(Limits)} == {7}
    assert limits_from({}) == Limits()


def test_limits_are_numbers_with_a_unit_for_large_ones() -> None:
    environ = {
        "JIXIAO_READ_MEMORY": "512M",
        "JIXIAO_READ_SECONDS": "0.5",
        "JIXIAO_READ_BYTES": "2K",
    }
    config = Config.from_environ(environ, Path("/a"))
    assert config.limits == Limits(memory=512 * 2**20, seconds=0.5, bytes=2048)
    assert config.limits.over("memory") == "over the limit of 512 MiB (JIXIAO_READ_MEMORY)"


def test_every_limit_is_documented_with_its_default() -> None:
    text = (ROOT / "docs/cli.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(JIXIAO_READ_\w+)` \| (\w+) \|", text, re.MULTILINE))
    assert limits_from(rows) == Limits()
    assert set(rows) == {setting_of(field.name) for field in fields(Limits)}


@pytest.mark.parametrize("number", ["soon", "-1", "0", "1T", "nan", "1e9"])
def test_a_limit_that_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="JIXIAO_READ_SECONDS"):
        limits_from({"JIXIAO_READ_SECONDS": number})


@pytest.mark.parametrize("seconds", ["soon", "-1", "nan", "inf", " "])
def test_a_patience_that_is_no_number_of_seconds_is_refused(seconds: str) -> None:
    with pytest.raises(ValueError, match="JIXIAO_PATIENCE"):
        Config.from_environ({"JIXIAO_PATIENCE": seconds})


def test_the_base_of_addresses_is_a_setting() -> None:
    assert Config.from_environ({}).base == Config.from_environ({"JIXIAO_BASE": ""}).base
    assert Config.from_environ({}).base == DATA_BASE
    base = "http://[::1]:8000/data/id/"
    assert Config.from_environ({"JIXIAO_BASE": base}).base == base


@pytest.mark.parametrize(
    "base",
    [
        "https://example.org",
        "ftp://example.org/",
        "https://example.org/id/#",
        "https://example.org/?id=/",
        "https://example.org/../id/",
        "https://example.org/./",
        "https://example.org//",
        "https://example.org/%zz/",
        "https://example.org/<script>/",
        'https://example.org/">/',
        "https://绩效.example/",
        "https://someone:secret@example.org/",
        "https://example.org:port/",
        "https:///id/",
        " https://example.org/",
        "https://example.org/\n",
        "javascript:alert(1)//",
    ],
)
def test_a_base_that_cannot_carry_ids_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match=r"JIXIAO_BASE: .* that ends with a slash"):
        Config.from_environ({"JIXIAO_BASE": base})
