"""Tables out of where words stand."""

import numpy as np

from corpus.model import Piece
from corpus.pages import Table
from corpus.readers.columns import blocks_of

SIZE = 10.0
NONE = np.zeros((0, 3))


def word(text: str, x: float, middle: float) -> Piece:
    """A line of full-width characters, its left end at x."""
    half = SIZE / 2
    return Piece(text, box=(x, middle - half, x + SIZE * len(text), middle + half))


def centred(text: str, x: float, middle: float, pitch: float = 13) -> list[Piece]:
    """A text centred at x and `middle`, its lines parted by /."""
    lines = text.split("/")
    top = middle - pitch * (len(lines) - 1) / 2
    return [
        word(line, x - SIZE * len(line) / 2, top + pitch * number)
        for number, line in enumerate(lines)
    ]


def replace_top(piece: Piece, down: float) -> Piece:
    x0, top, x1, bottom = piece.box or (0, 0, 0, 0)
    return Piece(piece.quote, box=(x0, top + down, x1, bottom + down))


def table_of(*pieces: Piece, rules: np.ndarray = NONE) -> Table:
    [table] = [b for _, b in blocks_of(pieces, rules, 1) if isinstance(b, Table)]
    return table


def shapes(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.rows, c.columns, c.text) for c in table.cells]


def indicators(pitch: float) -> list[Piece]:
    """A label of two rows and one of three, each beside names and values."""
    names = ["培训人次总数", "培训场次", "及时率", "满意度", "知晓率"]
    values = ["九十", "十", "百分百", "九成", "八成"]
    rows = [100 + pitch * number for number in range(5)]
    labels = [
        *centred("数量指标", 80, rows[0] + pitch / 2),
        *centred("效益指标", 80, rows[3]),
    ]
    cells = [
        piece
        for name, value, middle in zip(names, values, rows, strict=True)
        for piece in (*centred(name, 200, middle), *centred(value, 320, middle))
    ]
    return [*labels, *cells]


def test_labels_span_the_rows_that_they_stand_amid() -> None:
    table = table_of(*indicators(24))
    assert not table.ruled
    assert [(c.row, c.rows, c.text) for c in table.cells if c.column == 0] == [
        (0, 2, "数量指标"),
        (2, 3, "效益指标"),
    ]
    assert [c.text for c in table.cells if c.row == 1 and c.column] == ["培训场次", "十"]


def test_lines_that_stand_closer_than_rows_are_one_cell() -> None:
    pieces = [
        *centred("项目名称", 80, 100),
        *centred("城市河道养护/及保洁", 200, 100),
        *centred("主管部门", 80, 140),
        *centred("水务局", 200, 140),
        *centred("实施单位", 80, 170),
        *centred("水利所", 200, 170),
    ]
    table = table_of(*pieces)
    assert [c.text for c in table.cells if c.column] == ["城市河道养护及保洁", "水务局", "水利所"]
    assert [p.quote for p in table.cells[1].pieces] == ["城市河道养护", "及保洁"]


def test_lines_as_close_as_rows_are_one_cell_where_the_upper_one_was_full() -> None:
    rows = [
        ("河道", "一"),
        ("道路/桥梁", "二"),
        ("泵", "三"),
        ("公园绿地/养护", "四"),
        ("堤", "五"),
    ]
    middle, pieces = 100.0, []
    for name, value in rows:
        middle += 6.5 * (name.count("/") + 1)
        pieces += [*centred(name, 200, middle), *centred(value, 320, middle)]
        middle += 6.5 * (name.count("/") + 1)
    texts = [cell.text for cell in table_of(*pieces).cells if cell.column == 0]
    assert "公园绿地养护" in texts
    assert "河道" in texts


def test_a_rule_between_two_lines_parts_them() -> None:
    pieces = [
        *centred("一级指标", 80, 100),
        *centred("指标值", 200, 100),
        *centred("产出指标", 80, 113),
        *centred("一百", 200, 113),
        *centred("效益指标", 80, 126),
        *centred("二百", 200, 126),
    ]
    rules = np.array([(y, 50.0, 250.0) for y in (93.0, 106.5, 119.5, 133.0)])
    assert len(table_of(*pieces, rules=rules).cells) == 6


def test_running_text_stays_lines() -> None:
    text = "本年度按照上级部署稳步推进各项工作并持续提升公共服务水平与群众满意程度"
    pieces = [word(text, 50, 100 + 16 * number) for number in range(8)]
    blocks = [block for _, block in blocks_of(pieces, NONE, 1)]
    assert [block.quote for block in blocks if isinstance(block, Piece)] == [text] * 8


def test_running_text_under_a_table_is_none_of_it() -> None:
    text = "注：本表由各预算单位填报并对数据的真实性和完整性负责，逾期不予受理"
    blocks = [block for _, block in blocks_of([*indicators(24), word(text, 50, 230)], NONE, 1)]
    assert [block.quote for block in blocks if isinstance(block, Piece)] == [text]


def test_no_piece_is_lost_and_no_cell_lies_over_another() -> None:
    random = np.random.default_rng(7)
    for _ in range(30):
        pieces = [
            word(chr(0x4E00 + n) * int(random.integers(1, 8)), *random.uniform(40, 700, 2))
            for n in range(40)
        ]
        count = 0
        taken: set[tuple[int, int, int]] = set()
        for _, block in blocks_of(pieces, NONE, 1):
            if isinstance(block, Piece):
                count += len(block.quote.replace(" ", ""))
                continue
            for cell in block.cells:
                count += len(cell.text.replace(" ", ""))
                span = {
                    (id(block), row, column)
                    for row in range(cell.row, cell.row + cell.rows)
                    for column in range(cell.column, cell.column + cell.columns)
                }
                assert not span & taken
                taken |= span
        assert count == sum(len(piece.quote) for piece in pieces)


def test_a_long_table_is_read_as_a_short_one() -> None:
    rows = [(f"第{number}项", number) for number in range(150)]
    table = table_of(
        *(
            word(text, x, 100 + 24 * number)
            for name, number in rows
            for x, text in ((50, name), (250, "数量"), (400, "百分百"))
        )
    )
    texts = {(cell.row, cell.column): cell.text for cell in table.cells}
    assert len(texts) == 3 * len(rows)
    assert [texts[number, 0] for _, number in rows] == [name for name, _ in rows]
    assert {texts[number, 2] for _, number in rows} == {"百分百"}


def test_a_bracket_that_the_next_line_closes_makes_one_cell_of_two_lines() -> None:
    texts = [
        *centred("总额（万/元）", 80, 100), *centred("二百", 200, 100),
        *centred("拨款（/万元）", 320, 100), *centred("一百", 440, 100),
        *centred("主管部门", 80, 76), *centred("水务局", 200, 76),
        *centred("实施单位和使用单位", 320, 76), *centred("管理所", 440, 76),
    ]  # fmt: skip
    assert [cell.text for cell in table_of(*texts).cells if cell.row == 1] == [
        "总额（万元）",
        "二百",
        "拨款（万元）",
        "一百",
    ]


def test_a_line_alone_in_larger_type_heads_another_table() -> None:
    title = Piece("下一张表", box=(170, 222, 250, 238))
    below = [replace_top(piece, 165) for piece in indicators(24)]
    blocks = [b for _, b in blocks_of([*indicators(24), title, *below], NONE, 1)]
    assert [isinstance(block, Table) for block in blocks] == [True, False, True]


def test_rows_set_as_close_as_the_lines_of_a_heading_stay_rows() -> None:
    """The gaps differ by less than can be seen."""
    heading = [*centred("预算金额/财政拨款", 320, 106.5, 13.02), *centred("任务名称", 80, 106.5)]
    rows = [
        piece
        for n in range(6)
        for piece in (
            *centred("清淤长度" if n % 2 else "清淤", 200, 126 + 13 * n),
            *centred(f"{n}{n}", 320, 126 + 13 * n),
        )
    ]
    names = [cell.text for cell in table_of(*heading, *rows).cells if "清淤" in cell.text]
    assert names == ["清淤", "清淤长度"] * 3


def test_labels_set_downwards_are_parted_where_their_pitch_changes() -> None:
    label = [word(text, 60, 100 + 14 * n) for n, text in enumerate("效益指标")]
    label += [word(text, 60, 153 + 14 * n) for n, text in enumerate("满意度")]
    rows = [
        piece
        for n in range(5)
        for piece in (*centred("知晓率", 200, 102 + 20 * n), *centred("九成", 320, 102 + 20 * n))
    ]
    labels = [cell.text for cell in table_of(*label, *rows).cells if cell.column == 0]
    assert labels == ["效益指标", "满意度"]
