import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import ORG, PROV, QB, SKOS

from graph.rdf.vocabulary import JX, NAMESPACE, vocabulary_graph

ODRL = Namespace("http://www.w3.org/ns/odrl/2/")
SCHEMA = Namespace("https://schema.org/")
GRAPH = vocabulary_graph()


def test_the_class_and_the_file_name_the_same_terms() -> None:
    in_file = {str(term) for term in GRAPH.subjects(RDF.type) if str(term).startswith(NAMESPACE)}
    in_class = {str(getattr(JX, name)) for name in JX.__annotations__ if not name.startswith("_")}
    assert in_class == in_file


def test_a_misspelt_term_is_refused() -> None:
    with pytest.raises(AttributeError):
        _ = JX.indicatr


@pytest.mark.parametrize("about", [RDFS.label, RDFS.comment])
def test_every_term_is_explained_in_both_languages(about: URIRef) -> None:
    for term in _terms(GRAPH):
        said = {o.language for o in GRAPH.objects(term, about) if isinstance(o, Literal)}
        assert said == {"zh", "en"}, term


def test_every_property_has_a_range_and_a_known_domain() -> None:
    classes = {*GRAPH.subjects(RDF.type, OWL.Class), RDFS.Resource}
    for property_ in GRAPH.subjects(RDF.type, RDF.Property):
        assert GRAPH.value(property_, RDFS.range), property_
        assert set(GRAPH.objects(property_, RDFS.domain)) <= classes, property_


def test_ranges_are_classes_of_the_file_or_datatypes() -> None:
    classes = {*GRAPH.subjects(RDF.type, OWL.Class), RDFS.Resource}
    for property_ in GRAPH.subjects(RDF.type, OWL.ObjectProperty):
        assert GRAPH.value(property_, RDFS.range) in classes, property_
    for property_ in GRAPH.subjects(RDF.type, OWL.DatatypeProperty):
        assert GRAPH.value(property_, RDFS.range) not in classes, property_


@pytest.mark.parametrize(
    ("term", "how", "other"),
    [
        (JX.IndicatorDefinition, RDFS.subClassOf, SKOS.Concept),
        (JX.Department, RDFS.subClassOf, ORG.FormalOrganization),
        (JX.TargetValue, RDFS.subClassOf, QB.Observation),
        (JX.Goal, RDFS.subClassOf, PROV.Entity),
        (JX.Project, RDFS.subClassOf, SCHEMA.Project),
        (JX.atLeast, SKOS.exactMatch, ODRL.gteq),
        (JX.lessThan, SKOS.exactMatch, ODRL.lt),
    ],
)
def test_terms_are_mapped_to_what_others_use(term: URIRef, how: URIRef, other: URIRef) -> None:
    assert (term, how, other) in GRAPH


def test_every_member_of_a_fixed_list_is_in_its_scheme() -> None:
    for scheme, member in GRAPH.subject_objects(SKOS.hasTopConcept):
        assert (member, SKOS.inScheme, scheme) in GRAPH
        assert (member, SKOS.notation, None) in GRAPH


def _terms(graph: Graph) -> set[URIRef]:
    return {
        term
        for term in graph.subjects(RDF.type)
        if isinstance(term, URIRef) and term.startswith(NAMESPACE)
    }


@pytest.mark.parametrize("kind", [OWL.ObjectProperty, OWL.DatatypeProperty])
def test_every_property_says_whose_it_is_and_what_its_values_are(kind: URIRef) -> None:
    for property_ in GRAPH.subjects(RDF.type, kind):
        assert len(list(GRAPH.objects(property_, RDFS.domain))) == 1, property_
        assert len(list(GRAPH.objects(property_, RDFS.range))) == 1, property_


def test_every_class_is_mapped_to_what_others_use() -> None:
    how = (RDFS.subClassOf, SKOS.closeMatch, SKOS.exactMatch, RDFS.seeAlso)
    for class_ in GRAPH.subjects(RDF.type, OWL.Class):
        if isinstance(class_, URIRef):
            found = [other for each in how for other in GRAPH.objects(class_, each)]
            assert found, class_
