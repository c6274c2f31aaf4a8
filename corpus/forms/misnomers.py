"""Texts that name no project and no department: labels, headings, people, units, titles."""

import re
from functools import lru_cache

from corpus.cell_terms import COLUMNS, NO_VALUE, SIGNS
from corpus.forms.cell_words import bare, label_in_cell, names_form
from corpus.terms import COUNTERS

_PERSON = (
    r"(?:[\u4e00-\u9fff·、]{2,9}[:,，/]?)?(?:\d{3,4}-)?\d{7,11}(?:[/、,]\d{7,12})*(?:\(.{1,6}\))?"
)
_ATTACHED = r"附[件表录]?\d{0,2}(?:-\d+)?[:、.]?"
_PART_OF_SUM = (
    r"(?:其中|其[他它])[:,、]?.*(?<!项目)(?<!类)|\([一二三四五六七八九十]\).*(?:收入|支出|资金)"
)
_AMOUNT = r"[\d,.]+(?:%|万?元|分)?"
_SPAN = r"20\d\d[-/.年](?:\d{1,2}[-/.月])?(?:\d{1,2}日?)?[-—–~至到].{4,11}"
_FORMULA = r"(?:\([A-Z\d/*×=.,、执行率分数%]+\))+"
_FIELD = (
    "(?:保证)?项目(?:组织|具体|主要)?(?:实施|建设)?的?"
    "(?:计划|机构|主体|范围|地点|内容|方案|依据|进度|措施|制度措施|条件|期限)"
    "|(?:项目|年度|全年|本年)?预算(?:申报|安排|批复|下达)?(?:数|金额)"
    "|.{0,4}(?:资金|预算|项目)(?:管理|投入|使用|实施)情况"
)
_HEADING = "|".join(pattern.pattern for pattern in COLUMNS.values())
_NO_NAME = re.compile(f"{_PERSON}|{_ATTACHED}|{_PART_OF_SUM}|{_AMOUNT}|{_SPAN}|{_FORMULA}|{_FIELD}")
_HEADS = re.compile(_HEADING)
_UNITS = frozenset((*COUNTERS, "%", "‰", "万元", "元", "百分比"))


@lru_cache(maxsize=16384)
def names_nothing(key: str) -> bool:
    """Whether a text fills a cell of the form and is no name. `key`: as compared."""
    if not key or key in NO_VALUE or key in SIGNS or key in _UNITS or key.endswith(":"):
        return True
    head, colon, _ = key.partition(":")
    if label_in_cell(key) or names_form(key) or (colon and label_in_cell(head)):
        return True
    return bool(_NO_NAME.fullmatch(key) or _HEADS.fullmatch(bare(key)))
