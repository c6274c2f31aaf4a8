"""How fast the index is built, opened, changed and asked, beside SQLite FTS5 on bigrams.

Every search counts all facets; SQLite is asked for those of two columns where facets are named.
"""

import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from bench.generate import forms
from bench.table import Figure, cpu_seconds
from corpus.model import Form
from search.analysis import folded
from search.documents import form_documents
from search.engine import Document, HitKind, Query, Sort
from search.engines import open_engine

FORMS = {"10k": 840, "100k": 8_400}  # of about 12 indicators each
BUILD_BARS = {"10k": 3.0, "100k": 30.0}  # CPU-seconds
OPEN_BAR, CHANGE_BAR = 1.0, 0.5  # seconds, at 100k
TERM_BAR, PHRASE_BAR, FACET_BAR, RANGE_BAR = 10.0, 25.0, 15.0, 15.0  # ms, p95, at 100k
SAMPLE = 60
LOW, HIGH = 50, 1000
_FTS5 = "SQLite FTS5 of bigrams"
_FOUND = "FROM text JOIN rows ON rows.id = text.rowid WHERE words MATCH ?"
_TERM = f"SELECT rows.id {_FOUND} ORDER BY rank LIMIT 20"
_FACETS = (_TERM, *(f"SELECT {name}, count(*) {_FOUND} GROUP BY 1" for name in ("year", "level2")))
_RANGE = f"SELECT rows.id {_FOUND} AND number BETWEEN {LOW} AND {HIGH} ORDER BY number LIMIT 20"


def figures() -> Iterator[Figure]:
    for size, count in FORMS.items():
        made = list(forms(count))
        with TemporaryDirectory() as folder:
            yield from _figures_of(size, made, Path(folder))


def _figures_of(size: str, made: Sequence[Form], folder: Path) -> Iterator[Figure]:
    documents = [document for form in made for document in form_documents(form)]
    url = f"whoosh:{folder / 'index'}"
    seconds = cpu_seconds(lambda: open_engine(url).replace_all(documents, 1))
    with closing(sqlite3.connect(folder / "plain.sqlite")) as plain:
        yardstick = cpu_seconds(lambda: _insert(plain, documents))
        rows = sum(document.kind is HitKind.INDICATOR for document in documents)
        work = f"index {rows:,} indicators, their goals and projects"
        yield Figure(work, seconds, "s", BUILD_BARS[size], False, _FTS5, yardstick)
        if size == "100k":
            yield _opening(url)
            yield from _asking(url, documents, plain)
            yield _changing(url, made[0])


def _opening(url: str) -> Figure:
    """The second time in this process, since the libraries are not the index."""
    first = Query("培训")
    open_engine(url).search(first)
    seconds = cpu_seconds(lambda: open_engine(url).search(first), 3)
    return Figure("open the index and ask once", seconds, "s", OPEN_BAR)


def _changing(url: str, form: Form) -> Figure:
    engine = open_engine(url)
    engine.search(Query("培训"))

    def change() -> None:
        engine.update([form.id], form_documents(form), engine.generation() + 1)
        engine.search(Query("培训"))

    return Figure("replace one form and find it", cpu_seconds(change, 3), "s", CHANGE_BAR)


def _asking(url: str, documents: Sequence[Document], plain: sqlite3.Connection) -> Iterator[Figure]:
    engine = open_engine(url)
    chance = random.Random(1)
    names = [each.name for each in chance.choices(documents, k=SAMPLE * 9) if len(each.name) > 5]
    phrases = [f'"{name[:12]}"' for name in names[:SAMPLE]]
    terms = [name[at : at + 2] for name in names[:SAMPLE] if (at := chance.randrange(4)) >= 0]
    years = (2019, 2020)
    ours: dict[str, tuple[float, list[Query], tuple[str, ...]]] = {
        "term": (TERM_BAR, [Query(term) for term in terms], (_TERM,)),
        "phrase": (PHRASE_BAR, [Query(phrase) for phrase in phrases], (_TERM,)),
        "filter and facets": (FACET_BAR, [Query(term, years=years) for term in terms], _FACETS),
        "range and sort": (RANGE_BAR, [_in_range(term) for term in terms], (_RANGE,)),
    }
    engine.search(Query("培训", minimum=LOW, sort=Sort.VALUE))
    for work, (bar, queries, statements) in ours.items():
        measured = _p95([partial(engine.search, query) for query in queries])
        theirs = _p95([partial(_ask, plain, statements, query.text) for query in queries])
        name = f"search, p95: {work}"
        yield Figure(name, measured, "ms", bar, False, _FTS5, theirs)


def _in_range(term: str) -> Query:
    return Query(term, minimum=LOW, maximum=HIGH, sort=Sort.VALUE)


def _p95(work: Sequence[Callable[[], object]]) -> float:
    return quantiles([cpu_seconds(each) * 1000 for each in work], n=20)[-1]


def _insert(plain: sqlite3.Connection, documents: Sequence[Document]) -> None:
    """The same texts, each in one row with its year, level and number."""
    plain.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, year, level2, number)")
    plain.execute("CREATE VIRTUAL TABLE text USING fts5(words, content='', tokenize='unicode61')")
    for number, each in enumerate(documents):
        row = (number, each.year, each.level2, each.number)
        plain.execute("INSERT INTO rows VALUES (?, ?, ?, ?)", row)
        texts = (each.name, each.value_text, each.text)
        words = " ".join(chain.from_iterable(_bigrams(text or "") for text in texts))
        plain.execute("INSERT INTO text (rowid, words) VALUES (?, ?)", (number, words))
    plain.commit()


def _ask(plain: sqlite3.Connection, statements: Sequence[str], text: str) -> None:
    phrase = f'"{" ".join(_bigrams(text.strip(chr(34))))}"'
    for statement in statements:
        plain.execute(statement, (phrase,)).fetchall()


def _bigrams(text: str) -> list[str]:
    plain = folded(text)
    return [plain[at : at + 2] for at in range(len(plain) - 1)]
