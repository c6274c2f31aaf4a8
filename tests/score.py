"""How well documents with gold are read: `python -m tests.score [FOLDER…] [--write] [--misses]`.

A folder holds NAME.gold.json beside NAME.*.txt, or gold/NAME.json with NAME.txt above it. The last
part of a text's name tells its kind: NAME.layout.txt is `layout`. Without folders: the project's
own test data, and ../shared where it stands. A text that stands in two folders counts once.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ReadError
from corpus.model import Form
from corpus.reading import read_path
from tests.measures import MEASURES, SPURIOUS, Tally, measured, read_gold

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests" / "data"
SHARED = ROOT.parent / "shared"
REAL = SHARED / "real"
_SEED = "seed-2024"
_KINDS = {"mupdf": "pymupdf"}
_BEGIN, _END = "<!-- score -->", "<!-- /score -->"
_HEADINGS = {
    "README.md": (
        "kind",
        "texts",
        "In percent, on the test data that ships; the reader was made with these texts, so expect "
        "less of others (the seed is a real document, the other forms are fictional):",
        "On published forms of other places, which do not ship with the project:",
    ),
    "README.zh-CN.md": (
        "种类",
        "篇数",
        "百分比，用项目自带的测试数据；程序是对着这些文本写的，别的文本会差一些"
        "（seed 是真实文件，其余为虚构）：",
        "用其他地区公开的表（不随项目发布）：",
    ),
}


@dataclass(frozen=True, slots=True)
class Text:
    path: Path
    gold: Path

    @property
    def kind(self) -> str:
        """The kind of text; of the seed, pdfminer's order, by its name."""
        if self.path.stem == _SEED:
            return "miner (seed)"
        kind = Path(self.path.stem).suffix.removeprefix(".")
        return _KINDS.get(kind, kind) or "text"


def texts_of(folders: Iterable[Path]) -> Iterator[Text]:
    """Every text with gold under the folders, each content once."""
    seen: set[bytes] = set()
    for folder in folders:
        for path, gold in sorted(_pairs(folder)):
            content = path.read_bytes()
            if content not in seen:
                seen.add(content)
                yield Text(path, gold)


def _pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    for gold in folder.rglob("*.json"):
        name = gold.name.removesuffix(".gold.json")
        if name != gold.name:
            yield from ((path, gold) for path in gold.parent.glob(f"{name}.*txt"))
        elif gold.parent.name == "gold":
            beside = gold.parent.parent / f"{gold.stem}.txt"
            yield from [(beside, gold)] if beside.is_file() else []


def score(texts: Iterable[Text]) -> dict[str, Tally]:
    """The tally of each kind of text, the seed first; `texts` counts them."""
    tallies: dict[str, Tally] = {}
    for text in texts:
        tally = measured(read_gold(text.gold), _forms(text.path))
        tally.misses = [f"{text.path.name}: {miss}" for miss in tally.misses]
        tally.all["texts"] += 1
        tallies.setdefault(text.kind, Tally()).merge(tally)
    return dict(sorted(tallies.items(), key=lambda item: ("seed" not in item[0], item[0])))


def _forms(path: Path) -> tuple[Form, ...]:
    try:
        return read_path(path).forms
    except ReadError as error:
        sys.stderr.write(f"error: {error}\n")
        return ()


def counts(tally: Tally) -> list[str]:
    """Found / all of each measure, for a terminal."""
    return [f"{tally.found[m]}/{tally.all[m]}" if tally.all[m] else "-" for m in MEASURES]


def shares(tally: Tally) -> list[str]:
    """Percentages, never rounded up to 100."""
    return [_percent(tally.found[m], tally.all[m]) if tally.all[m] else "–" for m in MEASURES]


def _percent(found: int, of: int) -> str:
    return "100" if found == of else f"{found * 1000 // of / 10:.1f}"


def printed(tallies: Mapping[str, Tally]) -> str:
    rows = [["kind", "texts", *MEASURES, SPURIOUS]]
    for kind, tally in tallies.items():
        rows.append(
            [kind, str(tally.all["texts"]), *counts(tally), str(tally.all[SPURIOUS])],
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def markdown(tallies: Mapping[str, Tally], kind: str, texts: str) -> str:
    """The table with its first two columns headed in the language of the page."""
    rows = [[kind, texts, *MEASURES, SPURIOUS], ["---", *["--:"] * (len(MEASURES) + 2)]]
    for name, tally in tallies.items():
        row = [name, str(tally.all["texts"]), *shares(tally), str(tally.all[SPURIOUS])]
        rows.append(row)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def write(page: Path, own: Mapping[str, Tally], real: Mapping[str, Tally]) -> None:
    """The tables between the marks of a page. Raises ValueError where the marks are missing."""
    kind, texts, of_own, of_real = _HEADINGS[page.name]
    parts = [of_own, markdown(own, kind, texts)]
    if real:
        parts += [of_real, markdown(real, kind, texts)]
    before, begin, rest = page.read_text("utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise ValueError(f"{page.name}: no marks for the table; expected {_BEGIN} and {_END}")
    table = "\n\n".join(parts)
    page.write_text(f"{before}{begin}\n{table}\n{end}{after}", "utf-8")


def _say(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.score", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--write", action="store_true", help="put the table into the READMEs")
    parser.add_argument("--misses", action="store_true", help="list what was missed")
    options = parser.parse_args(arguments)
    folders = options.folders or [folder for folder in (OWN, SHARED) if folder.is_dir()]
    tallies = score(texts_of(folders))
    if options.misses:
        _say(miss for tally in tallies.values() for miss in tally.misses)
    _say([printed(tallies) if tallies else "no text with gold in these folders"])
    if options.write:
        own, real = score(texts_of([OWN])), score(texts_of([REAL]))
        for name in _HEADINGS:
            write(ROOT / name, own, real)


if __name__ == "__main__":
    main()
