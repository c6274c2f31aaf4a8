"""Headings of columns beside each other that a text gives as one word: 分值得分."""

import re
from functools import lru_cache

from corpus.cell_terms import Column
from corpus.forms.cell_words import bare
from corpus.forms.grid.heading_words import column_of

_WORD = re.compile(r"[\u4e00-\u9fff()]{3,40}")
_LIKELY = re.compile("级指标|值|得分|执行率?|[算行]数")
_SURE = re.compile(  # of what columns say, in words that are no part of a longer heading
    "[一二三]级(?:绩效)?指标(?:名称)?|指标名称|.+(?:值|[算行]数|得分|金额)|.*执行率|得分|分值|权重"
    "|计量单位|指标性质"
)
_REASON = re.compile("(?:偏差|未完成|原因|扣分|改进).*")
_KINDS = (
    Column.LEVEL1, Column.LEVEL2, Column.NAME, Column.VALUE, Column.LONG_VALUE, Column.ACTUAL,
    Column.WEIGHT, Column.SCORE, Column.SIGN, Column.UNIT, Column.INITIAL, Column.BUDGET,
    Column.SPENT, Column.RATE,
)  # fmt: skip
_BLOCK = re.compile("(?:绩?效)?指标(?=一级)")  # 绩效指标, or the end of it, beside the headings
_REST = 4  # characters of a heading that the next line has


@lru_cache(maxsize=16384)
def heading_ends(key: str, following: str) -> tuple[int, ...]:
    """Where the headings end that alone make up a text; the last may go on in the text of the next
    line. Nothing for one heading or none."""
    if not _WORD.fullmatch(key) or not _LIKELY.search(key):
        return ()
    block = _BLOCK.match(key)
    start = block.end() if block else 0
    best: dict[int, tuple[int, ...]] = {start: (start,) if block else ()}
    for end in range(start + 1, len(key) + 1):
        ways = [(*best[at], end) for at in range(end) if at in best and _heads(key[at:end])]
        if end == len(key):
            last = [at for at in range(1, end) if at in best]
            ways += [(*best[at], end) for at in last if _ends(key[at:], following)]
        if ways:
            best[end] = max(ways, key=len)
    ends = best.get(len(key), ())
    return ends if len(ends) > 1 else ()


def _ends(text: str, following: str) -> bool:
    """Whether a text is the last heading of a word, or goes on as one in the next line."""
    goes_on = len(following) <= _REST and _heads(text + following)
    return goes_on or bool(_REASON.fullmatch(text))


def _heads(text: str) -> bool:
    """Whether a text is surely the heading of a column."""
    return bool(_SURE.fullmatch(text)) and column_of(bare(text), _KINDS, set()) is not None
