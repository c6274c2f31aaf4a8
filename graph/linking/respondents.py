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
    "(?:(?:服务|受益|受惠|受众|惠及|受助|受补|补助|补贴|资助|救助|帮扶|扶持|奖励|发放)+"
    "(?:对象|群体|人群|人员|家庭)|受益|受惠|受众)"
)
_PLAIN = re.compile(
    "[{}]|服务|受益|受惠|社会|相关|参与".format("".join(map(near, ("人员", "群众"))))
)


def respondents(a: Wording, b: Wording, *, widely: bool = False) -> Evidence | None:
    """Of two who say whether they are satisfied, where either form asks nobody else.

    Their names share a character, or with `widely` a meaning.
    """
    found = [_RESPONDENT.fullmatch(each.core) for each in (a, b)]
    share = found[0] and found[1] and set(found[0][1]) & set(found[1][1])
    if not share and not (widely and _may_be_one(a.plain, b.plain)):
        return None
    text = f"{a.text} → {b.text}"
    return Evidence().and_(_OTHER_RESPONDENTS, ReasonCode.OTHER_RESPONDENTS, text)


def _may_be_one(a: str, b: str) -> bool:
    """参训人员 and 培训学员; 服务对象 may be anybody, 群众 not."""
    found = _ASKED.match(a), _ASKED.match(b)
    if not found[0] or not found[1]:
        return False
    if any(match and _ANYBODY.fullmatch(match[1]) for match in found):
        return True
    one, other = (_PLAIN.sub("", near(match[1])) for match in found if match)
    return one == other or bool(set(one) & set(other))
