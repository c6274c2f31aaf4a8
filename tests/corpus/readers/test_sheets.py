"""What a sheet may cost: far cells, giant merges, too many cells."""

import pytest

from corpus.limits import Limits
from corpus.readers.sheets import column_letters
from corpus.readers.spreadsheet import read
from tests.corpus.readers.office import cell, data, one_page, row, tables, texts, xlsx

HOSTILE = Limits(cells=1000)
FULL = (row(i, *(cell(f"{column_letters(c)}{i}", "多") for c in range(40))) for i in range(1, 30))
NEAR = row(1, cell("A1", "近"))
ALL_MERGED = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'


@pytest.mark.parametrize(
    "sheet",
    [
        data(NEAR, row(1048576, cell("XFD1048576", "远"))),
        data(NEAR) + ALL_MERGED,
        data(*FULL),
    ],
    ids=["a far cell", "a giant merge", "too many cells"],
)
def test_a_sheet_over_the_limit_is_refused_by_its_name_and_others_go_on(sheet: str) -> None:
    good = data(row(1, cell("A1", "项目")))
    first, second = read(xlsx(sheet, good), "a.xlsx", HOSTILE)
    assert not first.blocks
    assert "JIXIAO_READ_CELLS" in (first.unread or "")
    assert texts(tables(second)[0]) == ["项目"]


def test_a_far_cell_without_text_does_no_harm() -> None:
    sheet = data(row(1, cell("A1", "近")), row(1048576, '<c r="XFD1048576" s="1"/>'))
    assert texts(tables(one_page(read, xlsx(sheet), HOSTILE))[0]) == ["近"]
