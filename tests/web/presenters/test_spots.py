import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Piece, Source
from web.presenters.spots import Span, Spot, spelt, spots_of


@pytest.mark.parametrize(
    ("pieces", "address"),
    [
        ((Piece("项目", line=12, start=5),), "12.5.2"),
        ((Piece("段落", line=3),), "3.0.2"),
        ((Piece("90", cell="C12"),), "C12"),
        ((Piece("90", 2, cell="2!C12"),), "2!C12"),
        ((Piece("上", cell="C12"), Piece("下", cell="C12")), "C12"),
        ((Piece("目标", 4, box=(72.2, 100.5, 200.25, 118.0)),), "72.100.201.118"),
    ],
)
def test_a_place_is_spelt_by_what_the_format_has(pieces: tuple[Piece, ...], address: str) -> None:
    assert spelt(Source(pieces)) == address


def test_wrapped_lines_of_one_cell_are_one_box() -> None:
    first, second = Piece("上", box=(70, 100, 170, 112)), Piece("下", box=(70, 114, 120, 126))
    beside = Piece("右", box=(300, 100, 340, 112))
    assert spelt(Source((first, second, beside))) == "70.100.170.126,300.100.340.112"


def test_a_piece_on_another_page_names_it() -> None:
    source = Source((Piece("上", 3, box=(1, 2, 3, 4)), Piece("下", 4, box=(5, 6, 7, 8))))
    assert spelt(source) == "1.2.3.4,4:5.6.7.8"
    assert [spot.page for spot in spots_of(spelt(source), 3)] == [3, 4]


def test_parts_are_read_as_spans_boxes_and_cells() -> None:
    assert spots_of("12.5.2,1.2.3.4,C12,2!D4", 7) == (
        Spot(7, span=Span(12, 5, 7)),
        Spot(7, box=(1, 2, 3, 4)),
        Spot(7, cell="C12"),
        Spot(7, cell="2!D4"),
    )


@pytest.mark.parametrize(
    "asked", ["x", "1.2", "-1.0.4", "0.1.2", "1.0.x", "c12", "A0", "0:C1", "²"]
)
def test_what_names_no_place_is_refused(asked: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  a web page says which parameter it was
        spots_of(asked)


boxes = st.tuples(*[st.floats(0, 5_000)] * 4).map(
    lambda b: (min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3]))
)
pieces = (
    st.builds(Piece, st.text(max_size=5), st.integers(1, 9), box=boxes)
    | st.builds(Piece, st.text(max_size=5), st.integers(1, 9), line=st.integers(1, 99))
    | st.builds(
        Piece, st.text(max_size=5), st.integers(1, 9), cell=st.sampled_from(["A1", "3!ZZ9"])
    )
)


@given(st.lists(pieces, min_size=1, max_size=6))
def test_the_address_of_a_source_holds_every_piece_of_it(given_: list[Piece]) -> None:
    found = spots_of(spelt(Source(tuple(given_))), given_[0].page)
    assert all(any(spot.holds(piece) for spot in found) for piece in given_)


@given(st.text(alphabet="0123456789.,- xC!:", max_size=14))
def test_any_other_text_is_places_or_a_value_error(asked: str) -> None:
    try:
        spots = spots_of(asked)
    except ValueError:
        return
    assert all(spot.page >= 1 for spot in spots)
