"""The data set described by VoID and DCAT 3: what it holds, and where it can be had.

A server says it of what it serves, a dump of its files; both by the same words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rdflib import DCAT, DCTERMS, RDF, VOID, XSD, Graph, Literal, Namespace, URIRef

from corpus.store.counts import Counts
from graph.exporters.statistics import Statistics
from graph.rdf.names import PREFIXES
from graph.rdf.terms import Term, address
from graph.rdf.vocabulary import JX, NAMESPACE

_MEDIA_TYPES = Namespace("https://www.iana.org/assignments/media-types/")
_SPDX = Namespace("http://spdx.org/rdf/terms#")
_FOAF = Namespace("http://xmlns.com/foaf/0.1/")
_DCAT = Namespace(str(DCAT))  # rdflib knows the terms of version 2 only
_REUSED = ("dcterms", "oa", "org", "prov", "qb", "qudt", "schema", "skos", "time")
Triple = tuple[URIRef, URIRef, URIRef | Literal]


@dataclass(frozen=True, slots=True)
class DumpFile:
    """`year` is None for a file of all years, 0 for one of the forms that have no year.

    A file that is made when it is asked for has neither size nor checksum.
    """

    name: str  # its address, of a dump relative to the description
    media_type: str
    size: int | None = None  # bytes
    sha256: str | None = None
    year: int | None = None
    gzip: bool = False


@dataclass(frozen=True, slots=True)
class DataSet:
    """`statistics` without triples counts only things of the classes that it names."""

    base: str
    files: Sequence[DumpFile]
    statistics: Statistics
    years: Sequence[int] = ()
    examples: Sequence[str] = ()  # ids
    endpoint: str | None = None
    issued: date | None = None
    description: str | None = None  # address of the description itself
    home: str | None = None  # of a page for people


def counted_things(counts: Counts) -> Statistics:
    """What the tables of a workspace tell at once: exact, of the classes that have a table."""
    classes = {
        JX.Document: counts.documents,
        JX.Form: counts.forms,
        JX.Project: counts.projects,
        JX.Department: counts.departments,
        JX.Goal: counts.goals,
        JX.Indicator: counts.indicators,
        JX.FiscalYear: len(counts.years),
    }
    told = Statistics()
    told.classes.update({address(class_): count for class_, count in classes.items()})
    return told


def described(dataset: DataSet) -> Graph:
    """The same data set, the same statements; there are no blank nodes."""
    graph = Graph()
    spaces = (("dcat", _DCAT), ("void", VOID), ("spdx", _SPDX), ("foaf", _FOAF))
    for prefix, iri in (*PREFIXES.items(), *spaces):
        graph.bind(prefix, iri)
    whole = URIRef(f"{dataset.base}dataset")
    for triple in (
        *_whole(dataset, whole),
        *_counts(dataset.statistics, whole),
        *_period(whole, dataset.years),
        *_years(dataset, whole),
    ):
        graph.add(triple)
    for file in dataset.files:
        subject = whole if file.year is None else _of_year(whole, file.year)
        for triple in _distribution(file, subject):
            graph.add(triple)
        graph.add((whole, VOID.dataDump, URIRef(file.name)))
    return graph


def _whole(dataset: DataSet, subject: URIRef) -> Iterator[Triple]:
    yield subject, RDF.type, VOID.Dataset
    yield subject, RDF.type, DCAT.Dataset
    yield subject, DCTERMS.title, Literal("预算绩效目标与指标", lang="zh")
    yield subject, DCTERMS.title, Literal("Budget-performance goals and indicators", lang="en")
    yield subject, DCTERMS.conformsTo, URIRef(NAMESPACE.rstrip("#"))
    yield subject, VOID.uriSpace, Literal(dataset.base)
    for id_ in dataset.examples:
        yield subject, VOID.exampleResource, URIRef(dataset.base + id_)
    if dataset.endpoint:
        yield subject, VOID.sparqlEndpoint, URIRef(dataset.endpoint)
    if dataset.issued:
        yield subject, DCTERMS.issued, Literal(dataset.issued)
    if dataset.home:
        yield subject, DCAT.landingPage, URIRef(dataset.home)
    if dataset.description:
        yield URIRef(dataset.description), RDF.type, VOID.DatasetDescription
        yield URIRef(dataset.description), _FOAF.primaryTopic, subject


def _counts(counted: Statistics, subject: URIRef) -> Iterator[Triple]:
    if counted.triples:
        yield subject, VOID.triples, Literal(counted.triples)
        yield subject, VOID.entities, Literal(counted.subjects)
        yield subject, VOID.distinctSubjects, Literal(counted.subjects)
        yield subject, VOID.classes, Literal(len(counted.classes))
        yield subject, VOID.properties, Literal(len(counted.properties))
    for term, count in sorted(counted.classes.items()):
        part = URIRef(f"{subject}#class-{_name(term)}")
        yield subject, VOID.classPartition, part
        yield part, VOID["class"], URIRef(term[1:-1])
        yield part, VOID.entities, Literal(count)
    for term, count in sorted(counted.properties.items()):
        part = URIRef(f"{subject}#property-{_name(term)}")
        yield subject, VOID.propertyPartition, part
        yield part, VOID.property, URIRef(term[1:-1])
        yield part, VOID.triples, Literal(count)
    yield from _vocabularies(counted, subject)


def _vocabularies(counted: Statistics, subject: URIRef) -> Iterator[Triple]:
    """Those that occur; where properties were not counted, those that exports are written in."""
    used = {*counted.classes, *counted.properties}
    for prefix, iri in PREFIXES.items():
        known = not counted.triples and prefix in _REUSED
        if known or any(term[1:].startswith(iri) for term in used):
            yield subject, VOID.vocabulary, URIRef(iri)


def _years(dataset: DataSet, series: URIRef) -> Iterator[Triple]:
    """A dataset for each year that has files of its own, in the order of the years."""
    years = sorted({file.year for file in dataset.files if file.year is not None})
    if not years:
        return
    yield series, RDF.type, _DCAT.DatasetSeries
    for year in years:
        subject = _of_year(series, year)
        yield subject, RDF.type, DCAT.Dataset
        yield subject, _DCAT.inSeries, series
        zh, en = (f"{year}年", str(year)) if year else ("未注明年度的表", "forms without a year")
        yield subject, DCTERMS.title, Literal(zh, lang="zh")
        yield subject, DCTERMS.title, Literal(en, lang="en")
        yield from _period(subject, [year] if year else [])
    for before, after in pairwise(filter(None, years)):
        yield _of_year(series, after), _DCAT.prev, _of_year(series, before)


def _period(subject: URIRef, years: Sequence[int]) -> Iterator[Triple]:
    """From the first day of the first year to the last of the last."""
    if not years:
        return
    period = URIRef(f"{subject}#period")
    yield subject, DCTERMS.temporal, period
    yield period, RDF.type, DCTERMS.PeriodOfTime
    yield period, DCAT.startDate, Literal(date(min(years), 1, 1))
    yield period, DCAT.endDate, Literal(date(max(years), 12, 31))


def _distribution(file: DumpFile, dataset: URIRef) -> Iterator[Triple]:
    name = file.name.rpartition("/")[2]
    subject = URIRef(f"{dataset}#{name}")
    yield dataset, DCAT.distribution, subject
    yield subject, RDF.type, DCAT.Distribution
    yield subject, DCAT.accessURL, URIRef(file.name)
    yield subject, DCAT.downloadURL, URIRef(file.name)
    yield subject, DCAT.mediaType, _MEDIA_TYPES[file.media_type]
    if file.size is not None:
        size = Literal(str(file.size), datatype=XSD.nonNegativeInteger)
        yield subject, DCAT.byteSize, size
    if file.gzip:
        yield subject, DCAT.compressFormat, _MEDIA_TYPES["application/gzip"]
    if file.sha256 is not None:
        checksum = URIRef(f"{subject}-sha256")
        yield subject, _SPDX.checksum, checksum
        yield checksum, RDF.type, _SPDX.Checksum
        yield checksum, _SPDX.algorithm, _SPDX.checksumAlgorithm_sha256
        yield checksum, _SPDX.checksumValue, Literal(file.sha256, datatype=XSD.hexBinary)


def _of_year(series: URIRef, year: int) -> URIRef:
    return URIRef(f"{series}-{year or 'without-year'}")


def _name(term: Term) -> str:
    """Such as jx-Form; a term outside the known vocabularies keeps its last word only."""
    for prefix, iri in PREFIXES.items():
        if term[1:].startswith(iri):
            return f"{prefix}-{term[1 + len(iri) : -1]}"
    return term[1:-1].rstrip("/#").rpartition("/")[2].replace("#", "-")
