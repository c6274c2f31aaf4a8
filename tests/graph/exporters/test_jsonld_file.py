from graph.exporters.jsonld_file import context, keys
from graph.rdf.names import PREFIXES


def test_no_two_predicates_share_a_key_and_none_is_a_prefix() -> None:
    names = [key.name for key in keys().values()]
    assert len(names) == len(set(names))
    assert not set(names) & set(PREFIXES)


def test_the_context_names_the_base_and_every_key() -> None:
    written = context("https://a.example/")
    assert written["@base"] == "https://a.example/"
    assert {key.name for key in keys().values()} <= written.keys()
