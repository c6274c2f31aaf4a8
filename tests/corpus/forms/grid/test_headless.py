"""Tables of indicators without headings."""

from corpus.forms.grid import headless
from tests.corpus.forms.grid.tables import form, rows_of, section
from tests.corpus.forms.grid.texts import HEAD, TITLE

ROWS = """\
绩效⏎指标 | 产出指标 | 数量指标 | 清淤长度 | ≥12公里
^ | ^ | ^ | 清淤次数 | 2次
^ | 效益指标 | 社会效益指标 | 受益人口 | 达到3万人
^ | 满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥90分
"""
FOUND = [
    ("产出指标", "数量指标", "清淤长度", "≥12公里"),
    ("产出指标", "数量指标", "清淤次数", "2次"),
    ("效益指标", "社会效益指标", "受益人口", "达到3万人"),
    ("满意度指标", "服务对象满意度指标", "居民满意度", "≥90分"),
]


def test_a_row_of_levels_a_name_and_a_value_is_an_indicator() -> None:
    read = form(TITLE + HEAD + ROWS)
    assert rows_of(read) == FOUND
    assert read.ledger.unplaced == 0


def test_blanks_go_on_with_the_levels_above() -> None:
    assert rows_of(form(TITLE + HEAD + ROWS.replace("^", ""))) == FOUND


def test_rows_whose_last_texts_are_no_values_are_none() -> None:
    prose = "\n".join(f"数量指标 | 第{n}条 | 应当写明依据和来源" for n in "一二三")
    assert headless.lines(section(f"{TITLE}{HEAD}{prose}")) == []


def test_a_level_alone_in_its_row_heads_those_below() -> None:
    first, *rest = (line.split(" | ") for line in ROWS.replace("绩效⏎指标 | ", "").splitlines())
    rows = ["产出指标 | < | <", " | ".join(first[1:]), "数量指标 | 清淤次数 | 2次"]
    rows += [
        "效益指标 | < | <",
        " | ".join(rest[1][2:]),
        "满意度指标 | < | <",
        " | ".join(rest[2][2:]),
    ]
    assert rows_of(form(TITLE + HEAD + "\n".join(rows))) == FOUND


def test_levels_below_the_block_may_be_named_shortly() -> None:
    short = ROWS.replace("对象满意度", "对象").replace("指标 |", " |").replace("绩效⏎", "绩效⏎指标")
    assert "| 产出 | 数量 |" in short
    for rows in (short, short.replace("^", "")):
        assert rows_of(form(TITLE + HEAD + rows)) == FOUND


def test_both_levels_may_be_one_word() -> None:
    rows = "".join(
        f"分项指标 | 产出{level}指标 | {name} | 3个\n"
        for level, name in [("数量", "清淤长度"), ("质量", "加固处数"), ("时效", "完成段数")]
    )
    found = rows_of(form(TITLE + HEAD + rows))
    assert [row[1:3] for row in found] == [
        ("数量指标", "清淤长度"),
        ("质量指标", "加固处数"),
        ("时效指标", "完成段数"),
    ]
