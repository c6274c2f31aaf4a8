"""The whole data set described by VoID and DCAT: what it holds, and where it can be had."""

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import DCAT, DCTERMS, RDF, VOID, XSD, Graph, Literal, URIRef

from corpus.store.base import Counts
from graph.rdf.names import PREFIXES
from graph.rdf.vocabulary import JX, NAMESPACE
from graph.rdf.written import written

_MEDIA_TYPES = URIRef("https://www.iana.org/assignments/media-types/")
_REUSED = ("dcterms", "oa", "org", "prov", "qb", "qudt", "schema", "skos", "time")


@dataclass(frozen=True, slots=True)
class Site:
    """Where the data set is served; all of them whole addresses."""

    description: str
    home: str
    dumps: Iterable[tuple[str, str]]  # (address, media type)
    sparql: str  # empty where there is none
    examples: tuple[str, ...] = ()  # ids of some things


def dataset_description(counts: Counts, base: str, site: Site, format_: str) -> bytes:
    """One of written.FORMATS; the same counts and site, the same bytes."""
    graph = Graph()
    subject = URIRef(f"{base}dataset")
    _describe(graph, URIRef(site.description), subject, site)
    _count(graph, subject, counts)
    graph.add((subject, VOID.uriSpace, Literal(base)))
    for id_ in site.examples:
        graph.add((subject, VOID.exampleResource, URIRef(base + id_)))
    for prefix in _REUSED:
        graph.add((subject, VOID.vocabulary, URIRef(PREFIXES[prefix])))
    graph.add((subject, VOID.vocabulary, URIRef(NAMESPACE)))
    for address, mimetype in site.dumps:
        _distribute(graph, subject, address, mimetype)
    return written(graph, format_)


def _describe(graph: Graph, description: URIRef, subject: URIRef, site: Site) -> None:
    graph.add((description, RDF.type, VOID.DatasetDescription))
    graph.add((description, URIRef("http://xmlns.com/foaf/0.1/primaryTopic"), subject))
    graph.add((subject, RDF.type, VOID.Dataset))
    graph.add((subject, RDF.type, DCAT.Dataset))
    graph.add((subject, DCTERMS.title, Literal("预算绩效目标与指标", lang="zh")))
    graph.add(
        (subject, DCTERMS.title, Literal("Budget-performance goals and indicators", lang="en"))
    )
    graph.add((subject, DCAT.landingPage, URIRef(site.home)))
    graph.add((subject, DCTERMS.conformsTo, URIRef(NAMESPACE.rstrip("#"))))
    if site.sparql:
        graph.add((subject, VOID.sparqlEndpoint, URIRef(site.sparql)))


def _count(graph: Graph, subject: URIRef, counts: Counts) -> None:
    """How many there are of each class."""
    classes = {
        JX.Document: counts.documents,
        JX.Form: counts.forms,
        JX.Project: counts.projects,
        JX.Department: counts.departments,
        JX.Goal: counts.goals,
        JX.Indicator: counts.indicators,
        JX.FiscalYear: len(counts.years),
    }
    for class_, count in classes.items():
        part = URIRef(f"{subject}#{class_.removeprefix(NAMESPACE)}")
        graph.add((subject, VOID.classPartition, part))
        graph.add((part, VOID["class"], class_))
        graph.add((part, VOID.entities, Literal(count)))
    if counts.years:
        period = URIRef(f"{subject}#period")
        graph.add((subject, DCTERMS.temporal, period))
        graph.add((period, RDF.type, DCTERMS.PeriodOfTime))
        for how, day in ((DCAT.startDate, "01-01"), (DCAT.endDate, "12-31")):
            year = min(counts.years) if how == DCAT.startDate else max(counts.years)
            graph.add((period, how, Literal(f"{year:04}-{day}", datatype=XSD.date)))


def _distribute(graph: Graph, subject: URIRef, address: str, mimetype: str) -> None:
    part, file = URIRef(f"{subject}#{mimetype.rpartition('/')[2]}"), URIRef(address)
    graph.add((subject, VOID.dataDump, file))
    graph.add((subject, DCAT.distribution, part))
    graph.add((part, RDF.type, DCAT.Distribution))
    graph.add((part, DCAT.downloadURL, file))
    graph.add((part, DCAT.accessURL, file))
    graph.add((part, DCAT.mediaType, _MEDIA_TYPES + mimetype))
