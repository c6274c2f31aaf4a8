"""`jixiao import` and `jixiao validate`: RDF that was exported, into the workspace or checked."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from web.commands.context import AsJson, Workspace, opened, print_json

if TYPE_CHECKING:
    from graph.validation import Violation

File = Annotated[Path, typer.Argument(metavar="FILE", show_default=False, dir_okay=False)]
_SHOWN = 200  # violations of a table


def import_(file: File, as_json: AsJson = False, workspace: Workspace = None) -> None:
    """Take the documents and decisions of an RDF export; their files do not come with it."""
    with opened(workspace, create=True) as services:
        report = services.import_rdf(file)
    if as_json:
        print_json(report)
    else:
        typer.echo(
            f"added {len(report.added)}, unchanged {len(report.unchanged)},"
            f" replaced {len(report.replaced)}, decisions {report.decisions}"
        )


def validate(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", show_default=False, dir_okay=False)
    ] = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="What FILE links to may be described elsewhere.")
    ] = False,
    pyshacl: Annotated[bool, typer.Option("--pyshacl", help="By pySHACL itself; slow.")] = False,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Check an RDF file, or what an export would hold: shapes of the vocabulary, and links."""
    if file is None:
        with opened(workspace) as services:
            found = list(services.invalid_rdf())
    else:
        found = list(_found(file, partial, pyshacl))
    if as_json:
        print_json({"violations": found})
    else:
        _tell(found)
    if any(each.severity == "Violation" for each in found):
        raise typer.Exit(1)


def _found(file: Path, partial: bool, pyshacl: bool) -> "Iterator[Violation]":
    from graph.validation.files import lines_of, validate_file
    from graph.validation.reference import by_pyshacl

    return by_pyshacl(lines_of(file)) if pyshacl else validate_file(file, partial=partial)


def _tell(found: "list[Violation]") -> None:
    from web.commands.output import print_line, print_table

    rows = ((each.severity, each.shape, each.node, each.message) for each in found[:_SHOWN])
    if found:
        print_table(("轻重", "约束", "节点", "说明"), rows)
    print_line(f"{len(found)} 处不符")
