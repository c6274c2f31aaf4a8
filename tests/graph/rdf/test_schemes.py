from rdflib import RDF, Graph, URIRef
from rdflib.namespace import DCTERMS, SKOS

from graph.rdf.schemes import VERSIONS
from graph.rdf.vocabulary import JX
from tests.builders import make_form
from tests.graph.exports import DATA, graph_of

GRAPH: Graph = graph_of(make_form())


def level2s(version: str) -> set[str]:
    scheme = DATA[f"scheme-categories-{version}"]
    found = GRAPH.subjects(SKOS.inScheme, scheme)
    return {str(each).rpartition("/")[2] for each in found if GRAPH.value(each, SKOS.broader)}


def test_every_version_of_the_rules_has_a_scheme_with_its_source() -> None:
    for version in VERSIONS:
        scheme = DATA[f"scheme-categories-{version.id}"]
        assert (scheme, RDF.type, SKOS.ConceptScheme) in GRAPH
        assert set(GRAPH.objects(scheme, DCTERMS.source)) == {
            DATA[f"instrument-{each}"] for each in version.instruments
        }


def test_cost_moved_from_output_to_a_level_of_its_own() -> None:
    assert "category-2015-output-cost" in level2s("2015")
    assert "category-2021-output-cost" not in level2s("2021")
    assert "category-2021-cost-economic" in level2s("2021")
    old = DATA["category-2015-output-cost"]
    assert (old, SKOS.closeMatch, DATA["category-cost-economic"]) in GRAPH
    assert (old, SKOS.exactMatch, DATA["category-cost-economic"]) not in GRAPH


def test_every_category_of_a_version_is_mapped_to_one_of_ours() -> None:
    ours = set(GRAPH.subjects(SKOS.inScheme, DATA["scheme-categories"]))
    for category in GRAPH.subjects(RDF.type, JX.Category):
        if category not in ours:
            assert isinstance(category, URIRef)
            found = {
                *GRAPH.objects(category, SKOS.exactMatch),
                *GRAPH.objects(category, SKOS.closeMatch),
            }
            assert found & ours, category
