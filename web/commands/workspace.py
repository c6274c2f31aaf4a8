"""`jixiao add`, `list`, `remove`, `stats`, `rebuild` and `verify`: what is in the workspace."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from web.commands.context import AsJson, Workspace, complain, opened, print_json
from web.commands.progress import print_summary, progress_bar

if TYPE_CHECKING:
    from web.reports import AddReport


def add(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH...", show_default=False)
    ] = None,
    title: Annotated[str | None, typer.Option(help="Of the documents added.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Of the documents added.")] = None,
    examples: Annotated[
        bool, typer.Option("--examples", help="Add the documents that ship with jixiao.")
    ] = False,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Add files and folders; the same file twice is nothing new."""
    if not paths and not examples:
        raise typer.BadParameter("expected a file or folder to add, or --examples")
    from web.reports import merged

    reports = []
    with opened(workspace, create=True) as services:
        if examples:
            reports.append(services.add_examples())
        if paths:
            with progress_bar(quiet=as_json) as progress:
                reports.append(
                    services.add(paths, title=title, publisher=publisher, progress=progress)
                )
    _tell(merged(reports), as_json)


def _tell(report: "AddReport", as_json: bool) -> None:
    if as_json:
        print_json(report)
    else:
        if report.files:
            print_summary(report.files)
        typer.echo(
            f"added {len(report.added)}, unchanged {len(report.unchanged)},"
            f" replaced {len(report.replaced)}, failed {len(report.failed)}"
        )
    for failure in report.failed:
        complain(f"{failure.path}: {failure.reason}")
    if report.failed:
        raise typer.Exit(1)


def list_(as_json: AsJson = False, workspace: Workspace = None) -> None:
    """List the documents."""
    from web.commands.output import print_table

    with opened(workspace) as services:
        documents = services.documents()
    if as_json:
        print_json({"documents": documents})
        return
    print_table(
        ("编号", "标题", "发布单位", "文件", "表", "指标", "未归位", "存疑"),
        (
            (
                each.id,
                each.title,
                each.publisher,
                each.name,
                each.forms,
                each.indicators,
                each.unplaced,
                each.open_readings,
            )
            for each in documents
        ),
    )


def remove(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", show_default=False)],
    workspace: Workspace = None,
) -> None:
    """Take documents out, with what only they say."""
    with opened(workspace) as services:
        services.remove(ids)
    typer.echo(f"removed {len(set(ids))}")


def stats(as_json: AsJson = False, workspace: Workspace = None) -> None:
    """Count what is in the workspace."""
    from web.commands.output import print_facts

    with opened(workspace) as services:
        counts = services.stats()
    if as_json:
        print_json(counts)
        return
    print_facts(
        (
            ("文件", counts.documents),
            ("表", counts.forms),
            ("项目", counts.projects),
            ("指标", counts.indicators),
            ("目标", counts.goals),
            ("年度", " ".join(map(str, counts.years)) or None),
            ("部门", counts.departments),
        )
    )


def rebuild(
    read_again: Annotated[
        bool, typer.Option("--read-again", help="Read the originals again, too.")
    ] = False,
    meaning: Annotated[
        bool, typer.Option("--meaning", help="Learn what names mean (the extra 'semantic').")
    ] = False,
    workspace: Workspace = None,
) -> None:
    """Derive graph and index anew from the records."""
    with opened(workspace) as services:
        failed = services.rebuild(read_again=read_again)
        if meaning:
            services.meaning.learn()
    for failure in failed:
        complain(f"{failure.path}: {failure.reason}")
    if failed:
        raise typer.Exit(1)
    typer.echo("rebuilt")


def derive(workspace: Workspace = None) -> None:
    """Make what is inferred of departments that changed; `rebuild` makes everything anew."""
    with opened(workspace) as services, progress_bar(quiet=False) as tell:
        made = services.derived.compute(lambda progress: tell(f"{progress.stale} left"))
    typer.echo(f"derived {made}")


def verify(
    all_: Annotated[
        bool, typer.Option("--all", help="Make what is inferred again for all, not for a sample.")
    ] = False,
    workspace: Workspace = None,
) -> None:
    """Check database, originals, graph, index and what is inferred."""
    with opened(workspace) as services:
        problems = services.verify(every=all_)
    for problem in problems:
        complain(problem)
    if problems:
        raise typer.Exit(1)
    typer.echo("ok")
