"""What the endpoint is, in the vocabulary of SPARQL 1.1 Service Description."""

from graph.rdf import names
from graph.rdf.addresses import Addresses
from graph.rdf.terms import Term, address, english, text
from graph.sparql.results import GRAPHS, TABLES

_SD = "http://www.w3.org/ns/sparql-service-description#"
_TYPE = address("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_COMMENT = address("http://www.w3.org/2000/01/rdf-schema#comment")
_TITLE = address("http://purl.org/dc/terms/title")
_ALLOWED = "read-only; SERVICE, FROM of a graph that is not here, and updates are refused"
_GRAPHS = (
    "each document has a graph of its own, named by its id below the same base; every statement"
    " stands in one graph, and the default graph is the union of all"
)
_NAMED = {
    names.VOCABULARY: "the vocabulary",
    names.SHARED: "what several documents speak of: departments, projects, definitions, units …",
    names.CLAIMS: "claims and clauses of goals, inferred",
    names.FINDINGS: "results of checks, inferred",
    names.DECISIONS: "what people decided on claims",
}


def service_description(endpoint: str, seconds: float, rows: int, base: str) -> bytes:
    """N-Triples about the endpoint at an address, with its limits and its graphs."""
    service = address(f"{endpoint}#service")
    dataset, graph = address(f"{endpoint}#dataset"), address(f"{endpoint}#graph")
    limits = f"{_ALLOWED}; a query has {seconds:g} s and {rows} rows"
    said = [
        (service, _TYPE, _sd("Service")),
        (service, _TITLE, english("jixiao: performance goals and indicators of budgets")),
        (service, _COMMENT, english(limits)),
        (service, _sd("endpoint"), address(endpoint)),
        (service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        (service, _sd("feature"), _sd("UnionDefaultGraph")),
        (service, _sd("defaultDataset"), dataset),
        (dataset, _COMMENT, english(_GRAPHS)),
        (dataset, _TYPE, _sd("Dataset")),
        (dataset, _sd("defaultGraph"), graph),
        (graph, _TYPE, _sd("Graph")),
        (graph, _TITLE, text("绩效图谱")),
    ]
    for name, title in _NAMED.items():
        named, it = address(f"{endpoint}#{name}"), Addresses(base).graph(name)
        said.append((dataset, _sd("namedGraph"), named))
        said.append((named, _TYPE, _sd("NamedGraph")))
        said.append((named, _sd("name"), it))
        said.append((named, _TITLE, english(title)))
    said += [(service, _sd("resultFormat"), address(each.iri)) for each in (*TABLES, *GRAPHS)]
    return "".join(f"{s} {p} {o} .\n" for s, p, o in said).encode()


def _sd(name: str) -> Term:
    return address(_SD + name)
