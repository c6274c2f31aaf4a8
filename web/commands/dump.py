"""`jixiao dump`: everything as files that others can take and check."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from web.commands.context import Workspace, opened


class DumpFormat(StrEnum):
    NQUADS = "nquads"
    TRIG = "trig"
    NTRIPLES = "ntriples"
    TURTLE = "turtle"
    RDFXML = "rdfxml"
    JSONLD = "jsonld"


def dump(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", file_okay=False, show_default=False)],
    formats: Annotated[
        list[DumpFormat] | None, typer.Option("--format", help="May be given several times.")
    ] = None,
    by_year: Annotated[bool, typer.Option("--by-year", help="A file for each year.")] = False,
    gzip: Annotated[bool, typer.Option("--gzip", help="Pack each file.")] = False,
    issued: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day to put on it; without one there is none."),
    ] = None,
    workspace: Workspace = None,
) -> None:
    """Write everything as RDF into a folder, with SHA256SUMS, a manifest, and DCAT and VoID."""
    from web.questions.dumps import Wanted, dump

    chosen = tuple(dict.fromkeys(formats or [DumpFormat.NQUADS]))
    day = issued.date() if issued else None
    with opened(workspace) as services:
        for file in dump(services, folder, Wanted(chosen, by_year, gzip, day)):
            typer.echo(f"{file.sha256}  {file.name}  {file.size:,}")
