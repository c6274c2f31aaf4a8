"""What a text announces that fills a cell: a label, the title of a form, or neither."""

import re
from functools import lru_cache

from corpus.cell_terms import CELL_LABELS
from corpus.forms.labels import part_of
from corpus.terms import LEVELS, Part
from corpus.values.text import squeezed

TITLE = re.compile(
    r"(?:(?:附[件表]?\d{0,2}|表[\d一二三四五六七八九十]{1,2})(?:-\d+)?[:、.]?)?"
    r"(?:\(?20\d\d\)?年?度?)?[^,。;:]{0,40}?"
    r"(?:(?:绩效|整体支出|整体预算|项目|专项资金)[^,。;:\d]{0,16}?"
    r"(?:申报|填报|申请|目标|批复|审批|审核|自评|评价|公开|监控)[^,。;:\d]{0,9}|支出绩效"
    r"|绩效指标[^,。;:\d]{0,9})表"
    r"(?:\([^()]{1,12}\)){0,2}"
    r"|(?=.*20\d\d年)(?:20\d\d年?度?)?[^,。;:]{0,20}(?:项目|部门预算|整体支出|专项资金)[^,。;:]{0,12}"
    r"绩效(?:目标|自评|评价)(?:申报|批复|情况|结果|公开|文本|卡|明细|清单){0,2}"
    r"(?:[和及与](?:绩效)?指标)?(?:\(20\d\d年?度?\))?"
    r"|(?:部门|单位)预算项目(?:支出)?绩效(?:目标|自评)"
)
YEAR = re.compile(
    r"\(?(20\d\d)\)?(?:年度?|年?度预算)?\)?|(?:预算|填报|评价|自评|监控)?年度:?(20\d\d)年?度?"
)
_BRACKETS = re.compile(r"\([^()]*\)$")
_LATIN = re.compile(r"(?<=[\u4e00-\u9fff)])[A-Za-z][A-Za-z0-9'&./,-]*$")  # 项目名称ProjectName
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}[、.]|\([一二三四五六七八九十]\)|\d{1,2}[、.](?!\d)"
    r"|[1-9](?:\.[1-9]\d?){1,2}[、.]?(?=[\u4e00-\u9fff]))"
)
_CODE = re.compile("^(?:单位|部门|项目|预算)?(?:编码|代码)[-—_/及和与、](?=.)")  # of a name
_OF_A_YEAR = re.compile("^20\\d\\d年度?")  # 2024年度目标
_ANY_LABEL = re.compile("|".join(f"(?:{x.pattern})" for x in CELL_LABELS.values()))
_ANY_UNIT = re.compile(
    "|".join(f"(?:{CELL_LABELS[part].pattern})" for part in (Part.UNIT, Part.DEPARTMENT))
)
_SEALED = re.compile(r"\((?:盖章|公章|签章)\)")  # 填报单位（盖章）
_ONE, _TWO = (
    "|".join(name.removesuffix("指标") for name in names)
    for names in (LEVELS, [two for twos in LEVELS.values() for two in twos])
)
_BOTH_LEVELS = re.compile(  # 产出-数量指标, 产出数量指标
    f"(?:{_ONE})(?:指标)?(?:[-—–/·>:、]+(?:{_TWO})(?:指标)?|(?:{_TWO})指标)"
)
_LONGEST = 30  # characters of a label with its brackets
_FILLED_IN = (Part.NATURE_VALUE, Part.CATEGORY_VALUE)


@lru_cache(maxsize=16384)
def bare(key: str) -> str:
    """A heading without what may stand around its name: 一、, （元）, *, :"""
    key = key.strip("*:★▲【】 ")
    plain = _CODE.sub("", _NUMBERED.sub("", key))
    while plain != (shorter := _LATIN.sub("", _BRACKETS.sub("", plain)).strip(":")) and shorter:
        plain = shorter
    return plain or key


@lru_cache(maxsize=16384)
def label_in_cell(key: str) -> tuple[Part, str] | None:
    """What a text announces that fills a cell, and its name."""
    known = part_of(key) or part_of(bare(key))
    if known:
        return None if known[0] in _FILLED_IN else known
    if len(key) > _LONGEST or not key.rstrip(":"):
        return None
    if _BOTH_LEVELS.fullmatch(key.strip("【】")):
        return Part.LEVEL2, key
    plain = bare(key)
    sealed = _SEALED.search(key) is not None and _ANY_UNIT.fullmatch(plain) is not None
    printed = () if sealed else (key.rstrip(":"),)
    names = dict.fromkeys((*printed, plain, _OF_A_YEAR.sub("年度", plain)))
    known_names = filter(_ANY_LABEL.fullmatch, names)
    found = ((p, name) for name in known_names for p, x in CELL_LABELS.items() if x.fullmatch(name))
    return next(found, None)


def is_title(key: str) -> bool:
    year = YEAR.fullmatch(key) and ("(" in key or "年度" in key)
    return bool(year or names_form(key))


def names_form(key: str) -> bool:
    """Whether a text is the name of a form, as its title is; in English behind that too."""
    return len(key) < 60 and TITLE.fullmatch(_LATIN.sub("", key)) is not None


def year_in(text: str) -> int | None:
    match = re.search(r"(?<!\d)(20\d\d)(?!\d)", squeezed(text))
    return int(match[1]) if match else None
