"""The files that ship are read to the cell: all that is in them, each statement at its place."""

from collections.abc import Iterator

import pytest

from corpus.model import Document, Form, Piece
from corpus.reading import pages_of, read_path
from tests.corpus.forms.invariants import sources_of
from tests.corpus.places import shown_in
from tests.gold import DATA
from tests.measures import MEASURES, SPURIOUS, UNPLACED, measured, read_gold
from tests.score import files_of
from tests.score_kinds import KINDS, is_read_here

FILES = {file.path.name: file for file in files_of([DATA / "forms"])}
_WHOLE = {"pdf", "borderless", "docx", "doc", "xlsx", "xls", "html", "scan", "md"}
WHOLE = sorted(name for name, file in FILES.items() if file.kind in _WHOLE)
_PLACED = {  # what a piece has beside its page
    "pdf": ("box",), "image": ("box",), "xlsx": ("cell",), "xls": ("cell",), "text": ("line",),
    "docx": ("cell", "line"), "doc": ("cell", "line"), "html": ("cell", "line"),
}  # fmt: skip


@pytest.fixture(scope="module")
def kept() -> dict[str, Document]:
    return {}


@pytest.fixture
def document(name: str, kept: dict[str, Document]) -> Document:
    """What jixiao reads in a file; each is read once."""
    kind = FILES[name].kind
    if not is_read_here(kind):
        pytest.skip(f"reading {KINDS[kind].name} needs {KINDS[kind].needs}")
    if name not in kept:
        kept[name] = read_path(FILES[name].path)
    return kept[name]


def pieces_of(form: Form) -> Iterator[Piece]:
    sources = [*sources_of(form), *(detail.source for detail in form.details)]
    return (piece for source in sources for piece in source.pieces)


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_is_read_to_all_that_is_in_it(name: str, document: Document) -> None:
    tally = measured(read_gold(FILES[name].gold), document.forms)
    assert tally.misses == []
    assert {m: tally.found[m] for m in MEASURES} == {m: tally.all[m] for m in MEASURES}
    assert tally.all["rows"] > 10
    assert (tally.all[SPURIOUS], tally.all[UNPLACED]) == (0, 0)


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_says_nothing_that_is_not_in_it(name: str, document: Document) -> None:
    (form,) = document.forms
    assert (form.details, form.executions, form.tasks, form.score) == ((), (), (), None)
    assert [row.details for row in form.indicators if row.details] == []
    assert [row.actual or row.weight for row in form.indicators if row.actual or row.weight] == []
    assert document.unread == ()


@pytest.mark.parametrize("name", FILES)
def test_every_character_of_a_file_is_accounted_for(name: str, document: Document) -> None:
    for form in document.forms:
        ledger = form.ledger
        parts = ledger.placed, ledger.label, ledger.repeated, ledger.unplaced
        assert sum(parts) == ledger.characters
        assert min(parts) >= 0
        assert sum(len(bare(text)) for text in ledger.unplaced_text) == ledger.unplaced


@pytest.mark.parametrize("name", FILES)
def test_every_statement_has_a_place_that_fits_its_file(name: str, document: Document) -> None:
    for piece in (piece for form in document.forms for piece in pieces_of(form)):
        given = [place for place in ("box", "cell", "line") if getattr(piece, place) is not None]
        assert len(given) == 1, piece
        assert given[0] in _PLACED[document.format], piece
        assert 1 <= piece.page <= document.pages, piece
        assert (piece.confidence is not None) == (FILES[name].kind == "scan"), piece


@pytest.mark.parametrize("name", [name for name in FILES if FILES[name].kind != "scan"])
def test_every_quote_stands_where_it_is_said_to_stand(name: str, document: Document) -> None:
    shown = shown_in(FILES[name].path, document.format)
    pieces = {piece for form in document.forms for piece in pieces_of(form)}
    away = [
        (piece, shown(piece)) for piece in pieces if bare(piece.quote) not in bare(shown(piece))
    ]
    assert len(pieces) > 40
    assert away == []


@pytest.mark.parametrize("name", [name for name in FILES if FILES[name].kind in ("pdf", "scan")])
def test_the_boxes_of_a_row_lie_on_the_page_and_apart(name: str, document: Document) -> None:
    path = FILES[name].path
    pages = pages_of(path.read_bytes(), name)
    sizes = {page.number: (page.width or 0, page.height or 0) for page in pages}
    for row in document.forms[0].indicators:
        boxes = [(piece.page, piece.box) for piece in row.source.pieces]
        assert len(boxes) == len(set(boxes))
        for page, box in boxes:
            width, height = sizes[page]
            assert box is not None
            assert 0 <= box[0] < box[2] <= width, row.name
            assert 0 <= box[1] < box[3] <= height, row.name
