"""Headings over the whole width of tables without rules, and columns that few texts stand in."""

from corpus.model import Piece
from corpus.readers.wrapping import wrapped_cells
from tests.corpus.readers.test_columns import NONE, centred, shapes, table_of

COLUMNS = 60, 200, 320, 440


def rows_of(*rows: tuple[str, ...], top: float = 100, pitch: float = 24) -> list[Piece]:
    """Texts of the columns; a text alone stands amid them."""
    return [
        piece
        for number, row in enumerate(rows)
        for text, x in zip(row, (250,) if len(row) == 1 else COLUMNS, strict=True)
        for piece in centred(text, x, top + pitch * number)
    ]


def test_texts_alone_amid_a_table_head_it_over_its_whole_width() -> None:
    table = table_of(
        *rows_of(
            ("培训场次", "九场", "十", "十"),
            ("效益指标",),
            ("社会效益指标",),
            ("居民知晓率", "八成", "十", "十"),
            ("满意度指标",),
            ("居民满意度", "八成", "十", "十"),
        )
    )
    heads = [shape for shape in shapes(table) if shape[4].endswith("指标")]
    assert [shape[:4] for shape in heads] == [(row, 0, 1, 4) for row in (1, 2, 4)]
    assert {cell.rows for cell in table.cells} == {1}


def test_texts_that_begin_where_those_of_a_column_do_head_nothing() -> None:
    names = [
        ("名", 76),
        ("一二三四", 100),
        ("五六", 124),
        ("三四五六", 148),
        ("七八", 172),
        ("九十", 196),
    ]
    pieces = [each for name, y in names for each in centred(name, 240 + 5 * len(name), y)]
    levels = [each for y in (76, 112, 160, 196) for each in centred("级别", 60, y)]
    values = [each for y in (76, 124, 172, 196) for each in centred("数值", 440, y)]
    table = table_of(*pieces, *levels, *values)
    assert {cell.column for cell in table.cells if cell.text in dict(names)} == {1}


def test_a_heading_between_the_heights_of_others_has_a_column_of_its_own() -> None:
    heads = [*centred("名称", 60, 71), *centred("方向", 200, 76), *centred("数值", 320, 76)]
    rows = [("培训场次", "不少于", "九十", "场")] * 4
    table = table_of(*heads, *centred("单位", 440, 76), *centred("备注", 520, 65), *rows_of(*rows))
    columns = {cell.text: cell.column for cell in table.cells}
    assert columns["单位"] == columns["场"] == 3
    assert columns["备注"] == 4


def test_lines_further_apart_than_those_of_other_cells_are_two_cells() -> None:
    names = [*centred("进出口/增长比/率", 200, 100), *centred("带动新/增就业/岗位数", 200, 144)]
    values = [*rows_of(("一", "二", "三", "四"), ("一", "二", "三", "四"), top=100, pitch=44)]
    beside = [piece for piece in values if piece.box and not 150 < piece.box[0] < 250]
    texts, _ = wrapped_cells([*names, *beside], NONE)
    assert sorted(len(text.pieces) for text in texts) == [1] * 6 + [3, 3]


def test_rows_set_closer_than_lines_of_a_cell_stay_rows() -> None:
    """As an office program sets rows without margins: lines 16.6 apart, rows 16.1."""
    rows = [(100.0, "一", "二"), (116.1, "三", "四"), (140.5, "五六七八", "六七八九")]
    rows += [(164.9, "七", "八"), (189.3, "九", "十"), (213.7, "一", "二")]
    values = [
        piece
        for middle, left, right in rows
        for piece in (*centred(left, 60, middle), *centred(right, 320, middle))
    ]
    names = [*centred("培训场次", 200, 100), *centred("合格率", 200, 116.1)]
    names += centred("突发事件信/息报送及时", 200, 140.5, pitch=16.6)
    texts, _ = wrapped_cells([*names, *values], NONE)
    assert sorted(len(text.pieces) for text in texts) == [1] * 14 + [2]
