"""Scans and pictures, with the models of the extra [ocr]."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.model import Piece
from corpus.pages import Page, Table
from corpus.readers import ocr
from corpus.readers.scan import recognition

SCAN = Path(__file__).parents[2] / "data" / "scans" / "wenlv-2022.png"
needs_ocr = pytest.mark.skipif(
    not ocr.is_installed(), reason="the extra [ocr] is missing: pip install 'jixiao[ocr]'"
)
VALUES = ["≥300(天)", "≥60000(册)", "≥120(场)", "≥4(次/月)", "=12(个)", "≤2(%)", "=100(%)"]


def jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=50)
    return out.getvalue()


def texts(page: Page) -> list[str]:
    [table] = [block for block in page.blocks if isinstance(block, Table)]
    return texts_of(table)


def texts_of(table: Table) -> list[str]:
    """Of all cells, with brackets of one width."""
    return [cell.text.replace("（", "(").replace("）", ")") for cell in table.cells]


@pytest.fixture(scope="module")
def form() -> Image.Image:
    """A page at 150 dpi."""
    return Image.open(SCAN)


@needs_ocr
def test_a_tilted_scan_gives_its_cells_and_says_the_same_again(form: Image.Image) -> None:
    tilted = jpeg(form.rotate(0.8, Image.Resampling.BICUBIC, fillcolor=255))
    [page] = ocr.read(tilted, "scan.jpg", Limits())
    assert set(VALUES) <= set(texts(page))
    assert page.unread is None
    title = page.blocks[0]
    assert isinstance(title, Piece)
    assert title.quote == "财政项目支出绩效目标申报表"
    assert title.confidence is not None
    assert 0.9 < title.confidence <= 1
    assert list(ocr.read(tilted, "scan.jpg", Limits())) == [page]


@needs_ocr
@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180])
def test_a_scan_on_its_side_or_head_is_turned_and_its_boxes_turned_back(
    form: Image.Image, turn: Image.Transpose
) -> None:
    head = form.crop((0, 0, form.width, round(form.height * 0.4)))
    [page] = ocr.read(jpeg(head.transpose(turn)), "scan.jpg", Limits())
    assert {"项目名称", "主管部门", "实施单位"} <= set(texts(page))
    title = page.blocks[0]
    assert isinstance(title, Piece)
    assert title.box is not None
    assert page.width is not None
    assert page.height is not None
    if turn == Image.Transpose.ROTATE_90:
        assert title.box[2] < page.width / 5
    else:
        assert title.box[1] > page.height * 4 / 5


@needs_ocr
@pytest.mark.parametrize("colour", ["black", "white", "red"])
@pytest.mark.parametrize("size", [(50, 50), (60, 2000), (400, 600)])
def test_a_picture_of_one_colour_has_no_text(colour: str, size: tuple[int, int]) -> None:
    [page] = ocr.read(jpeg(Image.new("RGB", size, colour)), "a.jpg", Limits())
    assert (page.blocks, page.unread) == ((), None)


@needs_ocr
def test_a_picture_too_small_for_text_says_so() -> None:
    [page] = ocr.read(jpeg(Image.new("RGB", (1, 1))), "a.jpg", Limits())
    assert page.unread == "a picture of 1 × 1 pixels: too small for text"


@needs_ocr
def test_a_tall_screenshot_is_read_to_its_end(form: Image.Image) -> None:
    tall = Image.new("L", (form.width, 6_000), 255)
    head = form.crop((0, 0, form.width, round(form.height * 0.4)))
    tall.paste(head, (0, 0))
    tall.paste(head, (0, 4_000))
    [page] = ocr.read(jpeg(tall), "tall.jpg", Limits())
    for table in (block for block in page.blocks if isinstance(block, Table)):
        assert {"项目名称", "主管部门", "实施单位"} <= set(texts_of(table))
    assert sum(isinstance(block, Table) for block in page.blocks) == 2


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "is_installed", lambda: False)
    with pytest.raises(ReadError, match=r"pip install 'jixiao\[ocr\]'"):
        list(ocr.read(SCAN.read_bytes(), "scan.png", Limits()))
