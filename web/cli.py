"""The command line: `jixiao`. Nothing heavy is imported before a command needs it."""

from collections.abc import Callable
from typing import Annotated

import typer

from web.commands import (
    analyses,
    checks,
    claims,
    compare,
    coverage,
    dump,
    graph,
    mcp,
    path,
    rdf,
    read,
    readings,
    search,
    selection,
    serve,
    show,
    sparql,
    suggest,
    workspace,
    years,
)
from web.commands.context import Workspace, choose_workspace, reporting

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
    "read": read.read,
    "add": workspace.add,
    "list": workspace.list_,
    "show": show.show,
    "remove": workspace.remove,
    "stats": workspace.stats,
    "search": search.search,
    "suggest": suggest.suggest,
    "check": checks.check,
    "neighbours": graph.neighbours,
    "path": path.path,
    "coverage": coverage.coverage,
    "components": selection.components,
    "centrality": selection.centrality,
    "export": graph.export,
    "dump": dump.dump,
    "import": rdf.import_,
    "validate": rdf.validate,
    "sparql": sparql.sparql,
    "publish": sparql.publish,
    "analyse": analyses.analyse,
    "library": analyses.library,
    "serve": serve.serve,
    "mcp": mcp.mcp,
    "series": years.series,
    "changes": years.changes,
    "compare": compare.compare,
    "claims": claims.claims,
    "confirm": claims.confirm,
    "reject": claims.reject,
    "undo": claims.undo,
    "readings": readings.readings,
    "decide": readings.decide,
    "derive": workspace.derive,
    "rebuild": workspace.rebuild,
    "verify": workspace.verify,
}

for _name, _command in _COMMANDS.items():
    app.command(_name)(reporting(_command))
app.add_typer(claims.decisions, name="decisions")
