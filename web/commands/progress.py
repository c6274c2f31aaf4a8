"""What a person sees while files are read, and what became of them."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from web.commands.context import complain, visible

if TYPE_CHECKING:
    from web.originals.opened_files import Progress
    from web.reports import FileReport

_TOLD = 5  # unread pages of a file, by name


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator["Progress"]:
    """On stderr, where a person looks at it."""
    if quiet or not sys.stderr.isatty():
        yield lambda path: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (
        SpinnerColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
    )
    console = Console(stderr=True, markup=False)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def progress(path: str) -> None:
            bar.update(task, advance=1, description=visible(Path(path).name))

        yield progress


def print_summary(files: Sequence["FileReport"]) -> None:
    """A row for each file that was read; on stderr what of it was not."""
    from web.commands.output import print_table

    print_table(
        ("文件", "格式", "表", "指标", "存疑", "发现", "未归位", "未读页"),
        (
            (
                each.path,
                each.format,
                each.forms,
                each.indicators,
                each.open,
                each.findings,
                each.unplaced,
                len(each.unread),
            )
            for each in files
        ),
    )
    for each in files:
        for page in each.unread[:_TOLD]:
            where = f"{each.path}, page {page.page}" if page.page else each.path
            complain(f"{where}: {page.reason}", "unread")
        if len(each.unread) > _TOLD:
            complain(f"{each.path}: {len(each.unread) - _TOLD} more", "unread")
