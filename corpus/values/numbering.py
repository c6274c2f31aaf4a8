"""Codes and numbering printed around a name, which say nothing of what it names.

A code is told by its shape: 8 letters and digits or more with a dash, colon or brackets between it
and the name, or 12 without. Years, dates and 第12期 are none. Numbering: （1）, 一、, 指标1：.
"""

import re
from functools import lru_cache

from corpus.values.text import squeezed

_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATE = r"(?:19|20)\d\d(?:[-.]?(?:0[1-9]|1[0-2])(?:[-.]?[0-3]\d)?)?"
_PART = r"(?:[0-9a-z]|[-_.](?=[0-9a-z]))"
_IS_CODE = (
    rf"(?!{_DATE}(?:[-~至]{_DATE})?(?!{_PART}))"  # no date, no years
    r"(?=(?:[-_.a-z]*\d){5})"
)
_SHORT, _LONG = (rf"{_IS_CODE}[0-9a-z]{_PART}{{{least - 1},}}" for least in (8, 12))
_OPEN, _CLOSE, _BETWEEN = r"[\[({【〔]", r"[\])}】〕]", r"[-—_:、/|]"
_BEFORE = re.compile(
    rf"(?:{_OPEN}{_SHORT}{_CLOSE}{_BETWEEN}?|{_SHORT}{_BETWEEN}+"
    rf"|{_LONG}(?![0-9a-z]){_BETWEEN}*)"
)
_BEHIND = re.compile(rf"(?:{_OPEN}{_SHORT}{_CLOSE}|{_BETWEEN}+{_SHORT}|(?<![0-9a-z]){_LONG})$")
_DOCUMENT = re.compile(rf"{_OPEN}[^\d()]{{1,12}}{_OPEN}(?:19|20)\d\d{_CLOSE}第?\d+号{_CLOSE}")
_CIRCLED = re.compile(r"\s*[①-⑳❶-❿⓫-⓴]+[.．、:：]?")
_COUNTED = "期|届|批|号|级|类|轮|型|标段|阶段|季度"
_NUMBERED = re.compile(
    rf"(?:{_OPEN}{_NUMERAL}{_CLOSE}(?!{_COUNTED})[.、:]?"
    rf"|\d{{1,2}}(?:\.\d{{1,2}}){{2,3}}(?!\d)[.、:)]?"
    rf"|(?:绩效|三级|子)?(?:指标|目标|项目|内容|任务){_NUMERAL}[-.、:)](?!\d)"
    rf"|{_NUMERAL}[.、:)](?![\d一二三四五六七八九十]))+"
)
_WORDS = re.compile(r"[^\W\da-z_]")


@lru_cache(maxsize=65536)
def unnumbered(name: str) -> str:
    """The name alone, squeezed and in small letters; the whole of it where no words are left."""
    text = squeezed(_without(_CIRCLED, name)).casefold()
    text = _without(_NUMBERED, _without(_BEFORE, _DOCUMENT.sub("", text)))
    text = _BEHIND.sub("", text)
    return text if _WORDS.search(text) else squeezed(name).casefold()


def _without(start: re.Pattern[str], text: str) -> str:
    match = start.match(text)
    return text[match.end() :] if match else text
