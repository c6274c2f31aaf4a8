"""Rows of satisfaction whose names differ only in who is asked."""

import re
from collections.abc import Iterator

from graph.linking.nearness import is_sign, near, signs_and_words
from graph.linking.opposites import are_opposed
from graph.linking.reasons import Evidence, ReasonCode
from graph.linking.vocabulary import RESPONDENTS
from graph.linking.wording import Wording

_OTHER_RESPONDENTS = 1.0  # bits
_SATISFIED = "满意"
_RESPONDENT = re.compile(rf"(.+?)(?:{RESPONDENTS}){_SATISFIED}")
_ASKED = re.compile(rf"(.*?(?:{RESPONDENTS}|公众))(?:对.+)?{_SATISFIED}")
_ANY_ASKED = re.compile(
    rf"(.+)(?<!服务|工作|质量|环境|管理|活动|办理|效果|政策|设施|成果){_SATISFIED}[度率]?"
)
_AFFECTED = re.compile("[参受被获](.)")
_ANYBODY = re.compile("(?:服务|受益|受惠|受众)(?:对象|群体|人群|人员)?")
_AIDED = re.compile("{}(?:{}|家庭)?".format(*map(near, ("补助", "人员"))))
_ORGANISATION = re.compile(f"{near('企业')}|{near('学校')}|部门|单位|机构")
_FOR_WHOM = "+"  # stands for those whom the project is for
_PLAIN = re.compile(
    "[{}]|社会|相关|参与".format("".join(map(near, ("人员", "群众", "受益", "服务"))))
)


def respondents(a: Wording, b: Wording, project: str | None = None) -> Evidence | None:
    """Of two who say whether they are satisfied, where either form asks nobody else.

    Their names share a character, or a meaning: that is asked with the `project`, its name.
    """
    found = [_RESPONDENT.fullmatch(each.core) for each in (a, b)]
    share = found[0] and found[1] and set(found[0][1]) & set(found[1][1])
    if are_opposed(a, b):
        return None
    if not share and (project is None or not _may_be_one(a.plain, b.plain, near(project))):
        return None
    text = f"{a.text} → {b.text}"
    return Evidence().and_(_OTHER_RESPONDENTS, ReasonCode.OTHER_RESPONDENTS, text)


def _may_be_one(a: str, b: str, project: str) -> bool:
    """参训人员 and 培训学员; 服务对象 may be anybody, 群众 anybody but an enterprise."""
    found = _ASKED.match(a), _ASKED.match(b)
    if not found[0] or not found[1]:
        return _share_a_word(a, b)
    if any(match and _ANYBODY.fullmatch(match[1]) for match in found):
        return True
    one, other = (_asked(match[1], project) for match in found if match)
    if not one or not other:
        return not _ORGANISATION.search(one or other)
    return not set(one).isdisjoint(other)


def _share_a_word(a: str, b: str) -> bool:
    """来访客商, 投资客商; 参检夫妇, 受检对象: of whom the vocabulary knows nothing."""
    found = [_ANY_ASKED.fullmatch(each) for each in (a, b)]
    asked = [match[1] if match else "" for match in found]
    words = [{*_words_of(each), *_AFFECTED.findall(each)} for each in asked]
    return not words[0].isdisjoint(words[1])


def _words_of(respondent: str) -> Iterator[str]:
    for word in signs_and_words(_PLAIN.sub("", near(respondent))):
        if is_sign(word) or len(word) > 1:
            yield word


def _asked(respondent: str, project: str) -> str:
    rest = _PLAIN.sub("", _AIDED.sub(_FOR_WHOM, near(respondent)))
    return rest + _FOR_WHOM if rest and set(rest) <= {*project} else rest
