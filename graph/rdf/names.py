"""The terms that are reused from other vocabularies, and names for the data's sets."""

from rdflib import DCTERMS, ORG, PROV, QB, RDF, RDFS, SKOS, TIME

from graph.rdf.terms import Term, address

TYPE = address(RDF.type)
LABEL = address(RDFS.label)
PREF_LABEL = address(SKOS.prefLabel)
ALT_LABEL = address(SKOS.altLabel)
NOTATION = address(SKOS.notation)
BROADER = address(SKOS.broader)
CLOSE_MATCH = address(SKOS.closeMatch)
IN_SCHEME = address(SKOS.inScheme)
TOP_CONCEPT_OF = address(SKOS.topConceptOf)
CONCEPT = address(SKOS.Concept)
CONCEPT_SCHEME = address(SKOS.ConceptScheme)
QUOTED_FROM = address(PROV.wasQuotedFrom)
ENTITY = address(PROV.Entity)
GENERATED_BY = address(PROV.wasGeneratedBy)
ATTRIBUTED_TO = address(PROV.wasAttributedTo)
ASSOCIATED_WITH = address(PROV.wasAssociatedWith)
ACTIVITY = address(PROV.Activity)
SOFTWARE = address(PROV.SoftwareAgent)
PERSON = address(PROV.Person)
SOURCE = address(DCTERMS.source)
DATE = address(DCTERMS.date)
CONFORMS_TO = address(DCTERMS.conformsTo)
VALUE = address(RDF.value)
COMMENT = address(RDFS.comment)
EXACT_MATCH = address(SKOS.exactMatch)
TITLE = address(DCTERMS.title)
FORMAT = address(DCTERMS.format)
IS_PART_OF = address(DCTERMS.isPartOf)
FORMAL_ORGANIZATION = address(ORG.FormalOrganization)
ORGANIZATIONAL_UNIT = address(ORG.OrganizationalUnit)
UNIT_OF = address(ORG.unitOf)
OBSERVATION = address(QB.Observation)
DATA_SET = address(QB.DataSet)
IN_DATA_SET = address(QB.dataSet)
STRUCTURE = address(QB.structure)
INTERVAL = address(TIME.ProperInterval)
INSTANT = address(TIME.Instant)
BEGINNING = address(TIME.hasBeginning)
END = address(TIME.hasEnd)
IN_DATE = address(TIME.inXSDDate)

DOCUMENT_TYPE = address("http://xmlns.com/foaf/0.1/Document")
QUOTE_SELECTOR = address("http://www.w3.org/ns/oa#TextQuoteSelector")
FRAGMENT_SELECTOR = address("http://www.w3.org/ns/oa#FragmentSelector")
MEDIA_FRAGMENTS = address("http://www.w3.org/TR/media-frags/")
EXACT = address("http://www.w3.org/ns/oa#exact")
QUANTITY = address("http://qudt.org/schema/qudt/QuantityValue")
NUMERIC_VALUE = address("http://qudt.org/schema/qudt/numericValue")
HAS_UNIT = address("http://qudt.org/schema/qudt/hasUnit")
UCUM_CODE = address("http://qudt.org/schema/qudt/ucumCode")
UCUM_CODES = "http://qudt.org/schema/qudt/UCUMcs"
MIN_VALUE = address("https://schema.org/minValue")
MAX_VALUE = address("https://schema.org/maxValue")
VERSION = address("https://schema.org/softwareVersion")
NAME = address("http://xmlns.com/foaf/0.1/name")
MONETARY_AMOUNT = address("https://schema.org/MonetaryAmount")
SCHEMA_PROJECT = address("https://schema.org/Project")
YUAN = address("http://qudt.org/vocab/unit/CCY_CNY")

INDICATORS = "dataset-indicators"
BUDGETS = "dataset-budgets"
EXTRACTION = "extraction"
# Graphs, of which a document has one of its own id: what several documents speak of, and what
# no document prints.
SHARED, CLAIMS, FINDINGS, DECISIONS = "shared", "claims", "findings", "decisions"
VOCABULARY = "vocabulary"
GRAPHS = (VOCABULARY, SHARED, CLAIMS, FINDINGS, DECISIONS)
PROGRAM = "program-jixiao"
EXECUTIONS = "dataset-executions"
CATEGORIES = "scheme-categories"
PREFIXES = {
    "jx": "https://w3id.org/jixiao/ns#",
    "dcterms": str(DCTERMS),
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": str(ORG),
    "prov": str(PROV),
    "qb": str(QB),
    "qudt": "http://qudt.org/schema/qudt/",
    "quantity-unit": "http://qudt.org/vocab/unit/",
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": "https://schema.org/",
    "skos": str(SKOS),
    "time": str(TIME),
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def quantity_unit(name: str) -> Term:
    """A unit of QUDT, such as PERCENT."""
    return address(PREFIXES["quantity-unit"] + name)
