"""Pictures out of bytes."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.readers.scan.picture import frames, size_in_points


def stored(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_every_kind_gives_its_colours(kind: str) -> None:
    [frame] = frames(stored(Image.new("RGB", (20, 10), (255, 255, 255)), kind), "a", Limits())
    assert isinstance(frame, Image.Image)
    assert (frame.size, frame.mode) == ((20, 10), "RGB")
    assert frame.getpixel((3, 3)) == (255, 255, 255)


def test_each_page_of_a_tiff_is_one() -> None:
    more = [Image.new("1", (9, 9)), Image.new("L", (30, 20), 7)]
    data = stored(Image.new("RGB", (5, 5)), "TIFF", save_all=True, append_images=more)
    sizes = [frame.size for frame in frames(data, "a", Limits()) if not isinstance(frame, str)]
    assert sizes == [(5, 5), (9, 9), (30, 20)]


def test_what_is_transparent_is_white() -> None:
    [frame] = frames(stored(Image.new("RGBA", (4, 4), (0, 0, 0, 0)), "PNG"), "a", Limits())
    assert isinstance(frame, Image.Image)
    assert frame.getpixel((1, 1)) == (255, 255, 255)


def test_sixteen_bits_become_eight() -> None:
    [frame] = frames(stored(Image.new("I;16", (4, 4), 40_000), "PNG"), "a", Limits())
    assert isinstance(frame, Image.Image)
    assert frame.getpixel((1, 1)) == (156, 156, 156)


def test_a_picture_is_turned_as_its_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    [frame] = frames(stored(Image.new("RGB", (20, 10)), "JPEG", exif=exif), "a", Limits())
    assert isinstance(frame, Image.Image)
    assert frame.size == (10, 20)


def test_a_picture_over_the_limit_says_so_before_it_is_unpacked() -> None:
    [reason] = frames(stored(Image.new("1", (10_000, 9_000)), "PNG"), "a", Limits())
    assert isinstance(reason, str)
    assert reason.startswith("a picture of 10,000 × 9,000 pixels: over the limit")
    with pytest.raises(ReadError, match="too many pixels: over the limit"):
        list(frames(stored(Image.new("1", (30_000, 30_000)), "PNG"), "a", Limits()))


def test_pages_over_the_limit_are_named() -> None:
    one = Image.new("1", (3, 3))
    data = stored(one, "TIFF", save_all=True, append_images=[one, one])
    *_, last = frames(data, "a", Limits(pages=2))
    assert isinstance(last, str)
    assert last.startswith("this and later ones of 3 pages")


def test_half_a_picture_is_an_error_of_ours() -> None:
    data = stored(Image.effect_noise((200, 200), 90), "PNG")
    with pytest.raises(ReadError, match=r"b\.png: a broken picture"):
        list(frames(data[: len(data) // 2], "b.png", Limits()))


def test_no_picture_is_an_error_of_ours() -> None:
    with pytest.raises(ReadError, match="no picture; expected a PNG"):
        list(frames(b"%PDF-1.7", "c", Limits()))


_WHOLE = [stored(Image.new("RGB", (8, 8)), kind) for kind in ("PNG", "JPEG", "TIFF", "BMP", "GIF")]


@given(
    st.sampled_from(_WHOLE),
    st.lists(st.tuples(st.integers(2, 900), st.integers(0, 255)), max_size=8),
)
def test_a_damaged_picture_gives_frames_or_our_error(
    data: bytes, changes: list[tuple[int, int]]
) -> None:
    damaged = bytearray(data)
    for place, value in changes:
        damaged[place % len(damaged)] = value
    with suppress(ReadError):
        list(frames(bytes(damaged), "a", Limits()))


def test_the_shorter_side_counts_as_the_width_of_a4() -> None:
    assert size_in_points(Image.new("1", (1190, 2380))) == (595, 1190)
