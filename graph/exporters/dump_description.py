"""Files of a dump described by DCAT 3 and VoID, as Turtle; file names are relative addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rdflib import DCAT, DCTERMS, RDF, VOID, XSD, Graph, Literal, Namespace, URIRef

from graph.exporters.statistics import Statistics
from graph.rdf.names import PREFIXES
from graph.rdf.terms import Term

_MEDIA_TYPES = Namespace("https://www.iana.org/assignments/media-types/")
_SPDX = Namespace("http://spdx.org/rdf/terms#")
_DCAT = Namespace(str(DCAT))  # rdflib knows the terms of version 2 only


@dataclass(frozen=True, slots=True)
class DumpFile:
    """`year` is None for a file of all years, 0 for one of the forms that have no year."""

    name: str
    media_type: str
    size: int  # bytes
    sha256: str
    year: int | None = None
    gzip: bool = False


@dataclass(frozen=True, slots=True)
class Dump:
    base: str
    files: Sequence[DumpFile]
    statistics: Statistics
    examples: Sequence[str] = ()  # ids
    endpoint: str | None = None
    issued: date | None = None


def dump_description(dump: Dump) -> bytes:
    """The same dump, the same bytes."""
    graph = Graph()
    spaces = (("dcat", _DCAT), ("void", VOID), ("spdx", _SPDX))
    for prefix, iri in (*PREFIXES.items(), *spaces):
        graph.bind(prefix, iri)
    whole = URIRef(f"{dump.base}dataset")
    for triple in (*_whole(dump, whole), *_counts(dump.statistics, whole), *_years(dump, whole)):
        graph.add(triple)
    for file in dump.files:
        subject = whole if file.year is None else _of_year(whole, file.year)
        for triple in _distribution(file, subject):
            graph.add(triple)
        graph.add((whole, VOID.dataDump, URIRef(file.name)))
    return graph.serialize(format="turtle", encoding="utf-8")


Triple = tuple[URIRef, URIRef, URIRef | Literal]


def _whole(dump: Dump, subject: URIRef) -> Iterator[Triple]:
    yield subject, RDF.type, VOID.Dataset
    yield subject, RDF.type, DCAT.Dataset
    yield subject, DCTERMS.title, Literal("预算绩效目标与指标", lang="zh")
    yield subject, DCTERMS.title, Literal("Budget-performance goals and indicators", lang="en")
    yield subject, VOID.uriSpace, Literal(dump.base)
    for id_ in dump.examples:
        yield subject, VOID.exampleResource, URIRef(dump.base + id_)
    if dump.endpoint:
        yield subject, VOID.sparqlEndpoint, URIRef(dump.endpoint)
    if dump.issued:
        yield subject, DCTERMS.issued, Literal(dump.issued)


def _counts(counted: Statistics, subject: URIRef) -> Iterator[Triple]:
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
    used = {*counted.classes, *counted.properties}
    for iri in PREFIXES.values():
        if any(term[1:].startswith(iri) for term in used):
            yield subject, VOID.vocabulary, URIRef(iri)


def _years(dump: Dump, series: URIRef) -> Iterator[Triple]:
    """A dataset for each year, in the order of the years."""
    years = sorted({file.year for file in dump.files if file.year is not None})
    if not years:
        return
    yield series, RDF.type, _DCAT.DatasetSeries
    for year in years:
        subject = _of_year(series, year)
        yield subject, RDF.type, DCAT.Dataset
        yield subject, _DCAT.inSeries, series
        if not year:
            yield subject, DCTERMS.title, Literal("未注明年度的表", lang="zh")
            continue
        yield subject, DCTERMS.title, Literal(f"{year}年", lang="zh")
        period = URIRef(f"{subject}#period")
        yield subject, DCTERMS.temporal, period
        yield period, RDF.type, DCTERMS.PeriodOfTime
        yield period, DCAT.startDate, Literal(date(year, 1, 1))
        yield period, DCAT.endDate, Literal(date(year, 12, 31))
    for before, after in pairwise(filter(None, years)):
        yield _of_year(series, after), _DCAT.prev, _of_year(series, before)


def _distribution(file: DumpFile, dataset: URIRef) -> Iterator[Triple]:
    subject, checksum = URIRef(f"{dataset}#{file.name}"), URIRef(f"{dataset}#{file.name}-sha256")
    yield dataset, DCAT.distribution, subject
    yield subject, RDF.type, DCAT.Distribution
    yield subject, DCAT.downloadURL, URIRef(file.name)
    yield subject, DCAT.mediaType, _MEDIA_TYPES[file.media_type]
    yield subject, DCAT.byteSize, Literal(str(file.size), datatype=XSD.nonNegativeInteger)
    if file.gzip:
        yield subject, DCAT.compressFormat, _MEDIA_TYPES["application/gzip"]
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
