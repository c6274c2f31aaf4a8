"""What the endpoint is, in the vocabulary of SPARQL 1.1 Service Description."""

from graph.rdf.terms import Term, address, english, text
from graph.sparql.results import GRAPHS, TABLES

_SD = "http://www.w3.org/ns/sparql-service-description#"
_TYPE = address("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_COMMENT = address("http://www.w3.org/2000/01/rdf-schema#comment")
_TITLE = address("http://purl.org/dc/terms/title")
_LICENSE_FREE = "read-only; SERVICE, FROM and updates are refused"


def service_description(endpoint: str, seconds: float, rows: int) -> bytes:
    """N-Triples about the endpoint at an address, with its limits."""
    service = address(f"{endpoint}#service")
    dataset, graph = address(f"{endpoint}#dataset"), address(f"{endpoint}#graph")
    limits = f"{_LICENSE_FREE}; a query has {seconds:g} s and {rows} rows"
    said = [
        (service, _TYPE, _sd("Service")),
        (service, _TITLE, english("jixiao: performance goals and indicators of budgets")),
        (service, _COMMENT, english(limits)),
        (service, _sd("endpoint"), address(endpoint)),
        (service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        (service, _sd("defaultDataset"), dataset),
        (dataset, _TYPE, _sd("Dataset")),
        (dataset, _sd("defaultGraph"), graph),
        (graph, _TYPE, _sd("Graph")),
        (graph, _TITLE, text("绩效图谱")),
    ]
    said += [(service, _sd("resultFormat"), address(each.iri)) for each in (*TABLES, *GRAPHS)]
    return "".join(f"{s} {p} {o} .\n" for s, p, o in said).encode()


def _sd(name: str) -> Term:
    return address(_SD + name)
