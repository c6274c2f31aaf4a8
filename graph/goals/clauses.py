"""The goal of a form → its clauses: the parts that each could have an indicator of their own.

A goal that the form numbers is a clause as it stands. One without numbers is cut at ；, at
sentences, at 一是/二是 inside it, and where 包括 or 主要用于 opens a list; one long sentence of
tasks at its commas.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.ids import normalised
from corpus.model import Form, Goal, GoalScope, Piece, Source
from graph.ids import hashed_id

_MARK = (
    r"(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十\d]{1,2}[)）]、?|\d{1,2}[.．、](?!\d)|[①-⑳]"
    r"|[一二三四五六七八九十]、|目标[一二三四五六七八九十\d]{1,2}[：:])"
)
_MARKED = re.compile(rf"(?:^|(?<=[。；;：:，,\s])){_MARK}")
_STOP = re.compile(r"[；;。！](?!$)")
_LIST = re.compile(
    r"(?:主要)?(?:包括|用于|内容为|任务为|目标为)[：:]?|如下[：:]|目标[：:]|其中[：:]"
)
_COMMA = re.compile(r"[，,]")
_ITEM = re.compile(r"[、，,]")
_LEAST = 5  # characters of a clause, without its marks
_LONG = 24  # characters from which one sentence is cut at its commas
_TASK = re.compile(
    r"(?:全面|积极|进一步|不断|持续|按时|按计划|及时|切实|有效|大力|认真|扎实|深入|全年|稳步|逐步|基本|重点|做好)*"
    r"(?:完成|开展|加强|推进|推动|做好|保障|确保|组织|实施|建立|建设|建成|新建|新增|改造|改善|提升|提高|促进|落实|完善|举办"
    r"|开发|培训|购置|采购|维护|维修|保持|实现|优化|健全|深化|发放|支付|扩大|增强|加快|解决|维持|打造|培育|规范"
    r"|强化|支持|引导|指导|突出|贯彻|治理|整治|监测|巡查|修复|更新|补种|安装|配置|配备|编制|印发|宣传|普及|稳定|降低|减少"
    r"|消除|防止|摸清|构建|营造|丰富|满足|激发|带动|争取|达到|对)"
)
_MEANS = re.compile("通过|按照|根据|依据|围绕|坚持|结合|为了|以")  # says how; the task follows
_PURPOSE = re.compile("[，,]为(?!.*(?:提供|奠定|创造|营造|夯实))")  # 为 … still open
_EDGE = " \t\n\u3000。；;，,、：:！"


@dataclass(frozen=True, slots=True)
class Clause:
    """`number` counts the clauses of a form from 1; `goal_id` is of the goal that holds it."""

    id: str
    goal_id: str
    number: int
    text: str
    scope: GoalScope
    source: Source


def clauses_of(form: Form) -> tuple[Clause, ...]:
    """Numbered through the form, the year's goal first; the same text is one clause."""
    found: dict[str, Clause] = {}
    for goal in _in_order(form.goals):
        alone = sum(other.scope is goal.scope for other in form.goals) == 1
        for text in _parts(goal.text) if alone else [goal.text]:
            key = normalised(text).strip(_EDGE)
            if key and key not in found:
                number = len(found) + 1
                id_ = hashed_id("clause", goal.id, text)
                source = _place(goal, text)
                found[key] = Clause(id_, goal.id, number, text.strip(), goal.scope, source)
    return tuple(found.values())


def _in_order(goals: Iterable[Goal]) -> list[Goal]:
    """A goal of the year before one of the whole project, else as the form prints them."""
    return sorted(goals, key=lambda goal: goal.scope is GoalScope.TOTAL)


def _marked(text: str) -> list[str]:
    """At the marks of a list inside a text, which are at least two; else whole."""
    starts = [match.start() for match in _MARKED.finditer(text)]
    if len(starts) < 2:
        return [text]
    ends = [*starts[1:], len(text)]
    items = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    return _joined([text[: starts[0]], *items])


def _parts(text: str) -> list[str]:
    marked = _marked(text)
    if len(marked) > 1:
        return marked
    parts = _joined(_cut(text, _STOP))
    if len(parts) == 1:
        parts = _listed(text)
    if len(parts) == 1:
        parts = _tasks(text)
    return parts


def _listed(text: str) -> list[str]:
    """The items that 包括 or 主要用于 opens, the opening with the first of them."""
    opening = _LIST.search(text)
    if opening is None:
        return [text]
    items = _cut(text[opening.end() :], _ITEM)
    if len(items) < 2 or min(map(_size, items)) < _LEAST:
        return [text]
    return [text[: opening.end()] + items[0], *items[1:]]


def _tasks(text: str) -> list[str]:
    """One long sentence at the commas behind which another task begins."""
    if _size(text) < _LONG:
        return [text]
    parts: list[str] = []
    for part in _cut(text, _COMMA):
        if parts and not (_TASK.match(part) and _is_whole(parts[-1])):
            parts[-1] += part
        else:
            parts.append(part)
    return _joined(parts)


def _is_whole(part: str) -> bool:
    """Whether a part says a task, not only its means, and no 为 … 提供 is open."""
    means = _MEANS.match(part) and _COMMA.search(part[:-1]) is None
    return not means and _PURPOSE.search(part) is None


def _cut(text: str, mark: re.Pattern[str]) -> list[str]:
    """The parts with the mark that ends each."""
    ends = [match.end() for match in mark.finditer(text)]
    return [text[a:b] for a, b in zip([0, *ends], [*ends, len(text)], strict=True) if text[a:b]]


def _joined(parts: Sequence[str]) -> list[str]:
    """A part too short to say anything goes with the one behind it, or else before it."""
    joined: list[str] = []
    held = ""
    for part in parts:
        held += part
        if _size(held) >= _LEAST:
            joined.append(held)
            held = ""
    if held and joined:
        joined[-1] += held
    return joined or [held]


def _size(text: str) -> int:
    return len(_MARKED.sub("", text).strip(_EDGE))


def _place(goal: Goal, text: str) -> Source:
    """The pieces of a goal that print a part of it, cut to the part."""
    start = goal.text.find(text)
    at = len("".join(goal.text[: max(start, 0)].split()))
    end = at + len("".join(text.split()))
    length = len("".join(goal.text.split()))
    printed = sum(len("".join(piece.quote.split())) for piece in goal.source.pieces)
    head = max(0, printed - length)  # a number before the goal that is not of its text
    return Source(tuple(_within(goal.source.pieces, at + head, end + head)))


def _within(pieces: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    """Counts characters that are no white space."""
    at = 0
    for piece in pieces:
        offsets = [i for i, char in enumerate(piece.quote) if not char.isspace()]
        a, b = max(start - at, 0), min(end - at, len(offsets))
        at += len(offsets)
        if a < b:
            first, last = offsets[a], offsets[b - 1] + 1
            begin = None if piece.start is None else piece.start + first
            yield replace(piece, quote=piece.quote[first:last], start=begin)
