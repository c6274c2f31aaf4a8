"""Read-only SPARQL; `service` says how to use it."""

from graph.sparql.answer import QueryForm, SparqlAnswer, SparqlTerm, TermKind
from graph.sparql.service import SparqlService

__all__ = ["QueryForm", "SparqlAnswer", "SparqlService", "SparqlTerm", "TermKind"]
