"""Readings that take other words of a page, or cells that were not parted, for its indicators."""

import re

from corpus.model import Form, Indicator
from corpus.terms import LABELS, Part
from corpus.values.text import squeezed

_SHORTEST = 4  # characters of a label that tells by itself
_HEAD = (Part.PROJECT, Part.DEPARTMENT, Part.UNIT, Part.START, Part.END, Part.APPLIED, Part.CURRENT)
_LABEL = re.compile(
    "|".join(re.escape(x) for part in _HEAD for x in LABELS[part] if len(x) >= _SHORTEST)
)
_OF_PAGE = re.compile(  # what sites print above an article
    "索引号|主题分类|体裁分类|组配分类|(?:发布|发文)(?:机构|单位|机关)|(?:成文|发文|发布|公开|生成)日期"
    "|发文字号|信息来源|来源:|(?:发布)?时间:|浏览(?:次数|量)|阅读(?:次数|人数)|点击(?:次数|数)|字[体号]:"
    "|(?:您)?(?:现在所在|当前)(?:的)?位置|首页>"
)
_NAME = re.compile("(?:率|度|数量?|人次|水平|情况|能力|质量)$")  # 主管部门满意度 is none of these
_SHARE, _FEWEST = 0.3, 2  # of the rows


def is_astray(form: Form) -> bool:
    """Whether many rows are labels of the head, or of the site that prints the form, or hold the
    marks between cells."""
    astray = sum(map(_is_other, form.indicators))
    return astray >= max(_SHARE * len(form.indicators), _FEWEST)


def _is_other(row: Indicator) -> bool:
    texts = [squeezed(text) for text in (row.name, row.target.raw if row.target else "")]
    if _NAME.search(texts[0]) and "|" not in texts[0]:
        return False
    return any("|" in text or _LABEL.search(text) or _OF_PAGE.match(text) for text in texts)
