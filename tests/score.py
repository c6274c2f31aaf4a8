"""How well documents with gold are read: `python -m tests.score [FOLDER…] [--write] [--misses]`.

A folder holds NAME.gold.json beside NAME.….pdf, NAME.….docx, NAME.….txt …, or gold/NAME.json with
NAME.txt above it. The last part of a text's name tells its kind: NAME.layout.txt is `layout`.
Without folders: the project's own test data. A file that stands in two folders counts once.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.errors import ReadError
from corpus.model import Form
from corpus.reading import read_path
from tests.measures import Tally, measured, read_gold
from tests.score_kinds import KINDS, SUFFIXES, is_read_here, kind_of
from tests.score_table import FILES, SKIPPED, printed, write

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests" / "data"
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")


@dataclass(frozen=True)
class File:
    path: Path
    gold: Path

    @cached_property
    def kind(self) -> str:
        return kind_of(self.path)


def files_of(folders: Iterable[Path]) -> Iterator[File]:
    """Every file with gold under the folders, each content once."""
    seen: set[bytes] = set()
    for folder in folders:
        for path, gold in sorted(set(_pairs(folder))):
            content = path.read_bytes()
            if content not in seen:
                seen.add(content)
                yield File(path, gold)


def _pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    for gold in folder.rglob("*.json"):
        name = gold.name.removesuffix(".gold.json")
        if name != gold.name:
            beside = (path for path in gold.parent.iterdir() if path.name.startswith(f"{name}."))
            yield from ((path, gold) for path in beside if path.suffix.lower() in SUFFIXES)
        elif gold.parent.name == "gold":
            text = gold.parent.parent / f"{gold.stem}.txt"
            yield from [(text, gold)] if text.is_file() else []


def score(files: Iterable[File]) -> dict[str, Tally]:
    """The tally of each kind of file, in the order of KINDS; `files` counts them."""
    tallies: dict[str, Tally] = {}
    for file in files:
        tally = tallies.setdefault(file.kind, Tally())
        tally.all[FILES] += 1
        if is_read_here(file.kind):
            tally.merge(_measured(file))
        else:
            tally.all[SKIPPED] += 1
    order = [*KINDS, *sorted(tallies.keys() - KINDS.keys())]
    return {kind: tallies[kind] for kind in order if kind in tallies}


def _measured(file: File) -> Tally:
    tally = measured(read_gold(file.gold), _forms(file.path))
    tally.misses = [f"{file.path.name}: {miss}" for miss in tally.misses]
    return tally


def _forms(path: Path) -> tuple[Form, ...]:
    try:
        return read_path(path).forms
    except ReadError as error:
        sys.stderr.write(f"error: {error}\n")
        return ()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.score", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument(
        "--write",
        action="store_true",
        help="put the table into the READMEs: that of folders beside that of the project's data",
    )
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    options = parser.parse_args(arguments)
    tallies = score(files_of(options.folders or [OWN]))
    lines = [miss for tally in tallies.values() for miss in tally.misses if options.misses]
    lines.append(printed(tallies) if tallies else "no file with gold in these folders")
    sys.stdout.writelines(f"{line}\n" for line in lines)
    for page in READMES if options.write else ():
        write(page, tallies, "others" if options.folders else "own")


if __name__ == "__main__":
    main()
