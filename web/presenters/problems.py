"""What is odd in a query's text, in a sentence."""

from search.engine import Problem, ProblemKind
from web.language import gettext, lazy_gettext

_KINDS = {
    ProblemKind.OPEN_QUOTE: lazy_gettext("引号没有成对"),
    ProblemKind.NO_OPERAND: lazy_gettext("它的旁边缺少要找的词"),
    ProblemKind.NO_VALUE: lazy_gettext("它的后面缺少内容"),
    ProblemKind.NOT_A_YEAR: lazy_gettext("这不是年份，应如 2024、2022-2024、2023-"),
    ProblemKind.NOT_A_NUMBER: lazy_gettext("这不是数值，应如 >=90、50..100、<500元"),
    ProblemKind.TOO_LONG: lazy_gettext("检索词太长，后面的没有读"),
}


def problem_text(problem: Problem) -> str:
    return gettext(
        "检索词第 %(place)s 字“%(found)s”：%(kind)s。其余部分照常检索。",
        place=problem.start + 1,
        found=problem.found[:40],
        kind=str(_KINDS.get(problem.kind, problem.kind.value)),
    )
