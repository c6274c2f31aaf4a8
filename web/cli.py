"""The command line: `jixiao`. Nothing heavy is imported before a command needs it."""

from collections.abc import Callable
from typing import Annotated

import typer

from web import (
    cli_analyses,
    cli_checks,
    cli_claims,
    cli_compare,
    cli_coverage,
    cli_dump,
    cli_graph,
    cli_mcp,
    cli_path,
    cli_rdf,
    cli_read,
    cli_readings,
    cli_search,
    cli_selection,
    cli_serve,
    cli_show,
    cli_sparql,
    cli_suggest,
    cli_workspace,
    cli_years,
)
from web.cli_context import Workspace, choose_workspace, reporting

app = typer.Typer(
    name="jixiao",
    help="绩效 · search and browse the goals and indicators of budget-performance forms.",
    epilog="The workspace is --workspace, else JIXIAO_WORKSPACE, else your data folder."
    " Exit codes: 0 done, 1 some input failed, 2 wrong usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: a third of the time
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            typer.echo(f"jixiao {version('jixiao')}")
        except PackageNotFoundError:
            typer.echo("jixiao, not installed")
        raise typer.Exit


@app.callback()
def root(
    workspace: Workspace = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    choose_workspace(workspace)


_COMMANDS: dict[str, Callable[..., None]] = {
    "read": cli_read.read,
    "add": cli_workspace.add,
    "list": cli_workspace.list_,
    "show": cli_show.show,
    "remove": cli_workspace.remove,
    "stats": cli_workspace.stats,
    "search": cli_search.search,
    "suggest": cli_suggest.suggest,
    "check": cli_checks.check,
    "neighbours": cli_graph.neighbours,
    "path": cli_path.path,
    "coverage": cli_coverage.coverage,
    "components": cli_selection.components,
    "centrality": cli_selection.centrality,
    "export": cli_graph.export,
    "dump": cli_dump.dump,
    "import": cli_rdf.import_,
    "validate": cli_rdf.validate,
    "sparql": cli_sparql.sparql,
    "publish": cli_sparql.publish,
    "analyse": cli_analyses.analyse,
    "library": cli_analyses.library,
    "serve": cli_serve.serve,
    "mcp": cli_mcp.mcp,
    "series": cli_years.series,
    "changes": cli_years.changes,
    "compare": cli_compare.compare,
    "claims": cli_claims.claims,
    "confirm": cli_claims.confirm,
    "reject": cli_claims.reject,
    "undo": cli_claims.undo,
    "readings": cli_readings.readings,
    "decide": cli_readings.decide,
    "derive": cli_workspace.derive,
    "rebuild": cli_workspace.rebuild,
    "verify": cli_workspace.verify,
}

for _name, _command in _COMMANDS.items():
    app.command(_name)(reporting(_command))
app.add_typer(cli_claims.decisions, name="decisions")
