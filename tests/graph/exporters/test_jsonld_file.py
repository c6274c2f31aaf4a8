import json

from graph.exporters.jsonld_file import context, keys
from graph.rdf.addresses import DATA_BASE
from graph.rdf.names import PREFIXES
from tests.graph.exports import exported, seed_forms


def test_no_two_predicates_share_a_key_and_none_is_a_prefix() -> None:
    names = [key.name for key in keys().values()]
    assert len(names) == len(set(names))
    assert not set(names) & set(PREFIXES)


def test_the_context_names_the_base_and_every_key() -> None:
    written = context("https://a.example/")
    assert written["@base"] == "https://a.example/"
    assert {key.name for key in keys().values()} <= written.keys()


def test_the_published_context_is_that_of_every_file() -> None:
    written = json.loads(exported(seed_forms(), "jsonld"))
    assert written["@context"] == context(DATA_BASE)
    used = {key for node in written["@graph"] for key in node if not key.startswith("@")}
    assert used <= context(DATA_BASE).keys()
    assert not any(":" in key for key in used)
