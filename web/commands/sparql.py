"""`jixiao sparql` and `publish`: queries over the RDF, and the RDF into a store elsewhere."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from web.commands.context import AsJson, Workspace, opened, print_bytes, print_json

if TYPE_CHECKING:
    from graph.sparql import SparqlAnswer


class AnswerFormat(StrEnum):
    JSON = "json"
    XML = "xml"
    CSV = "csv"
    TSV = "tsv"
    TURTLE = "ttl"
    NTRIPLES = "nt"
    JSONLD = "jsonld"
    RDFXML = "rdf"


def sparql(
    query: Annotated[str | None, typer.Argument(metavar="[QUERY]", show_default=False)] = None,
    ready: Annotated[
        str | None, typer.Option(metavar="NAME", help="Ask a ready query; 'list' shows them.")
    ] = None,
    format_: Annotated[
        AnswerFormat | None, typer.Option("--format", help="Print the answer as such a file.")
    ] = None,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Answer a read-only SPARQL query over the RDF."""
    if ready == "list":
        _print_ready()
        return
    if (query is None) == (ready is None):
        raise typer.BadParameter("expected a query or --ready NAME")
    text = _ready_text(ready) if ready else query or ""
    with opened(workspace) as services:
        answer = services.sparql(text)
    if format_:
        print_bytes(_file(answer, format_.value))
    elif as_json:
        print_json(answer)
    else:
        _print_answer(answer)
    if answer.cut:
        typer.echo("note: there is more than is shown", err=True)
    if answer.facts_only:
        typer.echo(
            "note: only what documents state was asked, what is inferred is not loaded; "
            "jixiao derive makes it",
            err=True,
        )


def publish(
    endpoint: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where the store takes graphs, else JIXIAO_GRAPHS."),
    ] = None,
    graph_base: Annotated[
        str | None, typer.Option(metavar="IRI", help="Where the names of graphs begin.")
    ] = None,
    workspace: Workspace = None,
) -> None:
    """Load the RDF into a SPARQL store, a graph for each document; only what differs is sent."""
    import os

    from web.config import endpoint_of
    from web.questions.publishing import publish_workspace

    try:
        store = endpoint_of(os.environ, "JIXIAO_GRAPHS", endpoint)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    if store is None:
        raise typer.BadParameter("expected --endpoint URL or JIXIAO_GRAPHS")
    with opened(workspace) as services:
        done = publish_workspace(
            services, store, graph_base, lambda name: typer.echo(name, err=True)
        )
    typer.echo(f"written {done.written}, unchanged {done.kept}, removed {done.removed}")


def _ready_text(name: str) -> str:
    from graph.sparql.ready import ready_queries

    known = {each.name: each.text for each in ready_queries()}
    if name not in known:
        raise typer.BadParameter(f"{name!r}; expected list or one of {', '.join(known)}")
    return known[name]


def _print_ready() -> None:
    from graph.sparql.ready import ready_queries
    from web.commands.output import print_table

    rows = ((each.name, each.title.zh, each.title.en) for each in ready_queries())
    print_table(("名称", "题目", "title"), rows)


def _file(answer: "SparqlAnswer", suffix: str) -> bytes:
    from graph.sparql.results import formats_of, written

    known = {each.suffix: each for each in formats_of(answer.form)}
    if suffix not in known:
        raise typer.BadParameter(f"a {answer.form} query gives {', '.join(known)}")
    return written(answer, known[suffix])


def _print_answer(answer: "SparqlAnswer") -> None:
    from web.commands.output import print_line, print_table

    if answer.truth is not None:
        print_line("yes" if answer.truth else "no")
    elif answer.columns:
        print_table(
            answer.columns,
            ([term.value if term else None for term in row] for row in answer.rows),
        )
    else:
        print_bytes(answer.triples.encode())
