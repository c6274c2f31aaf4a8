"""Whatever the pages: each character counts once, quotes stand there, no reading raises."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.forms.reader import read_pages
from corpus.model import Piece
from corpus.pages import Page
from corpus.terms import LABELS, LEVELS
from tests.corpus.forms.grid.tables import ABOVE, LEFT, table

MANY = settings(max_examples=120, deadline=None, derandomize=True)
LEVEL_NAMES = [*LEVELS, *(name for names in LEVELS.values() for name in names)]
HEADINGS = ["一级指标", "二级指标", "三级指标", "指标值", "性质", "计量单位", "分值", "得分"]
MONEY = ["全年预算数", "全年执行数", "执行率", "任务名称", "主要内容", "金额", "12,000.00", "3万元"]
TITLES = ["项目支出绩效目标表", "（2025年度）", "部门整体支出绩效自评表", "2024年度预算总表"]
TEXTS = ["河道清淤长度", "居民满意度", "1.清淤；⏎2.加固。", "□甲 ☑乙", "总分", "……", "指标1：", "-"]
VALUES = ["≥12公里", "100%", "及时", "≥", "12月底前", "12", "定性", "2025-01-01", "无"]
LABELLED = [word for words in LABELS.values() for word in words]
POOLS = (LEVEL_NAMES, HEADINGS, MONEY, TITLES, TEXTS, VALUES, LABELLED, ["", LEFT, ABOVE, ABOVE])

texts = st.one_of(*(st.sampled_from(pool) for pool in POOLS), st.text(max_size=6))
colon = st.tuples(texts, texts).map("：".join)
rows = st.lists(st.lists(texts | colon, max_size=6), max_size=8)
headings = st.just(["一级指标", "二级指标", "三级指标", "指标值"])
filled = st.tuples(st.sampled_from(LEVEL_NAMES), texts, texts, st.sampled_from(VALUES)).map(list)
indicators = st.tuples(headings, st.lists(filled, max_size=5)).map(lambda x: [x[0], *x[1]])
blocks = st.lists(rows | indicators | texts, max_size=5)


@st.composite
def many_pages(draw: st.DrawFn) -> list[Page]:
    points = draw(st.booleans())
    made = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        drawn = draw(blocks)
        made.append(
            Page(
                number,
                tuple(
                    Piece(block, number, line=i + 1, box=(2.0, 40.0 * i, 90.0, 40.0 * i + 12))
                    if isinstance(block, str)
                    else table(block, number, i, points)
                    for i, block in enumerate(drawn)
                ),
            )
        )
    return made


def quotes(made: list[Page]) -> str:
    found = []
    for one in made:
        for block in one.blocks:
            cells = (
                [block] if isinstance(block, Piece) else [p for c in block.cells for p in c.pieces]
            )
            found += [piece.quote for piece in cells]
    return "\n".join(found)


@MANY
@given(many_pages())
def test_any_pages_are_read_and_every_character_counts_once(made: list[Page]) -> None:
    printed = quotes(made)
    forms, _ = read_pages(made)
    for form in forms:
        ledger = form.ledger
        parts = (ledger.placed, ledger.label, ledger.repeated, ledger.unplaced)
        assert sum(parts) == ledger.characters
        assert min(parts) >= 0
        assert sum(len("".join(t.split())) for t in ledger.unplaced_text) == ledger.unplaced
        assert all(p.quote in printed for row in form.indicators for p in row.source.pieces)
    assert sum(f.ledger.characters for f in forms) <= len("".join(printed.split()))
    ids = [x for f in forms for x in (f.id, *(r.id for r in f.indicators))]
    assert len(ids) == len(set(ids))
    assert read_pages(made)[0] == forms
