"""`jixiao neighbours` and `export`: the graph and its RDF."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from web.commands.context import AsJson, Id, Workspace, opened, print_json
from web.commands.selection import chosen
from web.commands.tables import table_pieces
from web.output_files import output_file

if TYPE_CHECKING:
    from graph.query import Neighbourhood
    from web.questions.places import Places
    from web.questions.selections import Chosen
    from web.services import Services


class ExportFormat(StrEnum):
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    NQUADS = "nquads"
    TRIG = "trig"
    RDFXML = "rdfxml"
    JSONLD = "jsonld"
    CSVW = "csvw"
    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    STRATML = "stratml"
    IATI = "iati"
    GRAPHML = "graphml"
    GEXF = "gexf"
    NODE_LINK = "nodelink"
    GRAPH_CSV = "graphcsv"


_CANONICAL = (ExportFormat.NTRIPLES, ExportFormat.NQUADS)
_TABLES = (ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.JSONL)
_GRAPHS = (
    ExportFormat.GRAPHML,
    ExportFormat.GEXF,
    ExportFormat.NODE_LINK,
    ExportFormat.GRAPH_CSV,
)


@dataclass(frozen=True, slots=True)
class _How:
    """What RDF holds, and in which order."""

    facts_only: bool
    canonical: bool


def neighbours(
    id_: Id,
    limit: Annotated[int, typer.Option(min=1, help="Most nodes.")] = 200,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Show what hangs on a node, with its source."""
    from web.questions.places import Places

    with opened(workspace) as services:
        found = services.neighbours(id_, limit=limit)
        places = Places(services)
        if as_json:
            from web.answers.connections import neighbourhood

            print_json(neighbourhood(found, places))
        else:
            _print_neighbours(found, places)


def _print_neighbours(found: "Neighbourhood", places: "Places") -> None:
    from web.commands.output import kind_name, link_name, print_line, print_table

    labels = {node.id: node.label for node in found.nodes}
    print_line(f"{kind_name(found.center.kind)}  {found.center.label}  [{found.center.id}]")
    print_table(
        ("从", "关系", "到", "出处"),
        (
            (
                labels[link.source],
                link_name(link.kind),
                labels[link.target],
                str(places.of_link(link)),
            )
            for link in found.links
        ),
    )
    print_table(
        ("编号", "类别", "名称"),
        ((node.id, kind_name(node.kind), node.label) for node in found.nodes),
    )
    if found.more:
        print_line(f"还有 {found.more}{'+' if found.and_more else ''} 条关系未显示")


def export(
    format_: Annotated[ExportFormat, typer.Option("--format")] = ExportFormat.TURTLE,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", dir_okay=False, help="File, else standard output."),
    ] = None,
    id_: Annotated[
        str | None, typer.Option("--id", help="Only the forms that state this node.")
    ] = None,
    query: Annotated[
        str | None, typer.Option(help="Only what this search finds, in its order.")
    ] = None,
    around: Annotated[
        str | None, typer.Option(metavar="ID", help="Only what hangs on this node, as a graph.")
    ] = None,
    facts_only: Annotated[
        bool, typer.Option("--facts-only", help="RDF without what is inferred of the forms.")
    ] = False,
    year: Annotated[int | None, typer.Option(help="Only the forms of this year.")] = None,
    canonical: Annotated[
        bool,
        typer.Option(
            "--canonical", "--sorted", help="Lines in the form and order of RDFC-1.0, each once."
        ),
    ] = False,
    workspace: Workspace = None,
) -> None:
    """Write the records as RDF or plans, their graph for other programs, or a search as a table."""
    if year is not None:
        id_ = _of_year(year, id_)
    _check(format_, id_, query, around, canonical=canonical)
    with opened(workspace) as services:
        if format_ in _GRAPHS:
            chunks = _graph_chunks(services, format_.value, chosen(id_, around, query))
        else:
            how = _How(facts_only=facts_only, canonical=canonical)
            chunks = _chunks(services, format_.value, id_, query, how)
        with output_file(output) as file:
            for chunk in chunks:
                file.write(chunk)


def _check(
    format_: ExportFormat,
    id_: str | None,
    query: str | None,
    around: str | None,
    *,
    canonical: bool,
) -> None:
    if id_ is not None and (query is not None or format_ in _TABLES):
        raise typer.BadParameter("--id and --year go with RDF or a graph and without --query")
    if canonical and format_ not in _CANONICAL:
        raise typer.BadParameter(f"--canonical goes with {', '.join(_CANONICAL)}")
    if around is not None and format_ not in _GRAPHS:
        raise typer.BadParameter(f"--around goes with {', '.join(_GRAPHS)}")


def _of_year(year: int, id_: str | None) -> str:
    from graph.build import year_id

    if id_ is not None:
        raise typer.BadParameter("--year goes without --id")
    return year_id(year)


def _chunks(
    services: "Services", format_: str, id_: str | None, text: str | None, how: _How
) -> Iterator[bytes]:
    from search.engine import Query

    if format_ in _TABLES:
        from web.exports.columns import Subject
        from web.exports.found import COLUMNS, cells

        rows = map(cells, services.found(Query(text or "")))
        return table_pieces(format_, (Subject("jixiao-search"), text or ""), COLUMNS, rows)
    return (
        services.export(format_, id_, facts_only=how.facts_only, canonical=how.canonical)
        if text is None
        else services.export_found(format_, Query(text), canonical=how.canonical)
    )


def _graph_chunks(services: "Services", format_: str, chosen: "Chosen") -> Iterator[bytes]:
    from web.questions.selections import graph_file

    return graph_file(services, format_, chosen)
