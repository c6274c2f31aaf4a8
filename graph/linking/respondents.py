"""Rows of satisfaction whose names differ only in who is asked."""

import re

from graph.linking.nearness import near
from graph.linking.reasons import Evidence, ReasonCode
from graph.linking.vocabulary import RESPONDENTS
from graph.linking.wording import Wording

_OTHER_RESPONDENTS = 1.0  # bits
_SATISFIED = "满意"
_RESPONDENT = re.compile(rf"(.+?)(?:{RESPONDENTS}){_SATISFIED}")
_ASKED = re.compile(rf"(.*?(?:{RESPONDENTS}|公众))(?:对.+)?{_SATISFIED}")
_ANYBODY = re.compile(
    "(?:社会|服务|受益|周边|广大|辖区|相关|人民)*(?:公众|群众|市民|居民|百姓|对象|群体|人群)"
)


def respondents(a: Wording, b: Wording, *, anybody: bool = False) -> Evidence | None:
    """Of two who say whether they are satisfied, where either form asks nobody else.

    Their names share a character, or with `anybody` a meaning, or 群众 stands for them.
    """
    found = [_RESPONDENT.fullmatch(each.core) for each in (a, b)]
    share = found[0] and found[1] and set(found[0][1]) & set(found[1][1])
    if not share and not (anybody and _may_be_one(a.plain, b.plain)):
        return None
    text = f"{a.text} → {b.text}"
    return Evidence().and_(_OTHER_RESPONDENTS, ReasonCode.OTHER_RESPONDENTS, text)


def _may_be_one(a: str, b: str) -> bool:
    """参训人员 and 培训学员; 群众 may be anybody."""
    found = _ASKED.match(a), _ASKED.match(b)
    if not found[0] or not found[1]:
        return False
    asked = found[0][1], found[1][1]
    same = set(near(asked[0])) & set(near(asked[1]))
    return bool(same) or any(map(_ANYBODY.fullmatch, asked))
