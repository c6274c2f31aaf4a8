"""Whatever the text: what is read stands there, is counted once, and is read the same again."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.forms.reader import read_forms
from corpus.model import Document, Form
from corpus.reading import read_bytes
from corpus.record_json import Records, document_records, encoded
from tests.corpus.forms.invariants import printed, quoted, unsound
from tests.corpus.forms.texts import form_text, pairs_of, read_form
from tests.gold import DATA
from tests.project import ROOT

SEED = DATA / "seed-2024.txt"
TEXTS = [SEED, *sorted((DATA / "forms").glob("*.txt"))]
LINES = SEED.read_text("utf-8").split("\n")
MANY = settings(max_examples=100, deadline=None, derandomize=True)

every_text = pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)


@cache
def document_of(path: Path) -> Document:
    return read_bytes(path.read_bytes(), path.name)


def forms_of(path: Path) -> tuple[tuple[Form, ...], list[str]]:
    return document_of(path).forms, path.read_text("utf-8").split("\n")


@every_text
def test_every_character_is_counted_once_and_every_quote_stands_there(path: Path) -> None:
    forms, lines = forms_of(path)
    assert unsound(forms, lines) == []
    assert sum(form.ledger.characters for form in forms) == printed("".join(lines))


@every_text
def test_what_a_row_says_is_what_stands_at_its_source(path: Path) -> None:
    forms, _ = forms_of(path)
    for row in (row for form in forms for row in form.indicators):
        assert row.source.pieces
        assert len(quoted(row.name_source)) == len("".join(row.name.split()))
        assert len(quoted(row.value_source)) == len(row.target.raw if row.target else "")


CHANGES: tuple[Callable[[str], bytes], ...] = (
    lambda text: text.replace("\n", "\r\n").encode(),
    lambda text: text.encode("utf-8-sig"),
    lambda text: text.encode("gb18030"),
    lambda text: text.encode("utf-16"),
)


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=[path.name for path in TEXTS])
def test_line_ends_marks_and_encodings_change_nothing(number: int) -> None:
    """They take turns: what undoes them knows nothing of forms."""
    path = TEXTS[number]
    changed = CHANGES[number % len(CHANGES)](path.read_text("utf-8"))
    assert read_bytes(changed, "b.txt").forms == document_of(path).forms


SCRIPT = """
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from corpus.reading import read_path
from corpus.record_json import Records, document_records, encoded
for path in map(Path, sys.argv[1:]):
    sys.stdout.buffer.write(encoded(Records(document_records(read_path(path), path.name))))
"""


def test_reading_does_not_depend_on_the_order_of_hashes() -> None:
    paths = [str(path) for path in TEXTS]
    told = b"".join(
        encoded(Records(document_records(document_of(path), path.name))) for path in TEXTS
    )
    for seed in ("0", "4242"):  # besides that of this process
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, *paths],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert hashlib.sha256(done.stdout).digest() == hashlib.sha256(told).digest()


def test_a_document_that_stands_in_another_keeps_its_ids_and_its_words() -> None:
    alone = read_form(form_text())
    for before in ("目录\n一、项目概述\n\n\n\n", "封面\n\f"):
        (form,), unread = read_forms(tuple(f"{before}{form_text()}".split("\n")))
        assert (form.id, pairs_of(form)) == (alone.id, pairs_of(alone))
        assert [row.id for row in form.indicators] == [row.id for row in alone.indicators]
        assert len(unread) == 1


lines_of_the_seed = st.lists(st.sampled_from(LINES), min_size=40, max_size=160)
stretches = st.tuples(st.integers(0, len(LINES) - 1), st.integers(1, 220)).map(
    lambda ends: LINES[ends[0] : ends[0] + ends[1]]
)


def check(lines: list[str]) -> None:
    forms, _ = read_forms(tuple(lines))
    assert unsound(forms, lines) == []
    assert sum(form.ledger.characters for form in forms) <= printed("".join(lines))


@MANY
@given(lines_of_the_seed)
def test_lines_in_any_mixture_are_read_without_error(lines: list[str]) -> None:
    check(lines)


@MANY
@given(stretches, st.data())
def test_lines_that_are_shuffled_doubled_or_cut_short_are_read_without_error(
    lines: list[str], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(lines))
    check([line[: data.draw(st.integers(0, len(line)))] for line in shuffled])
    check([line for line in lines for _ in range(data.draw(st.integers(0, 2)))])


@MANY
@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    check(text.split("\n"))
