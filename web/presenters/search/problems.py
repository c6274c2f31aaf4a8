"""What is odd in a query's text, in a sentence."""

from search.engine import Problem, ProblemKind
from web.language import gettext, lazy_gettext

_KINDS = {
    ProblemKind.OPEN_QUOTE: lazy_gettext("引号没有成对"),
    ProblemKind.OPEN_BRACKET: lazy_gettext("括号没有成对"),
    ProblemKind.UNKNOWN_FIELD: lazy_gettext(
        "没有这个字段，可用 name、goal、value、department、project、level、year、unit、deadline"
    ),
    ProblemKind.NO_OPERAND: lazy_gettext("它的旁边缺少要找的词"),
    ProblemKind.NO_VALUE: lazy_gettext("它的后面缺少内容"),
    ProblemKind.NOT_A_YEAR: lazy_gettext("这不是年份，应如 2024、2022..2024、>=2023"),
    ProblemKind.NOT_A_NUMBER: lazy_gettext("这不是数值，应如 >=90、50..100、<500元"),
    ProblemKind.NOT_A_DAY: lazy_gettext("这不是日期，应如 <2024-07-01、2024-06"),
    ProblemKind.NOT_A_SIGN: lazy_gettext("这不是比较符号，应如 ≥、≤、=、约"),
    ProblemKind.TOO_LONG: lazy_gettext("检索词太长，后面的没有读"),
}


def problem_places(problem: Problem) -> tuple[tuple[int, int], ...]:
    """Where in the text it is, for marking."""
    return ((problem.start, problem.end),)


def problem_text(problem: Problem) -> str:
    return gettext(
        "检索词第 %(place)s 字“%(found)s”：%(kind)s。其余部分照常检索。",
        place=problem.start + 1,
        found=problem.found[:40],
        kind=str(_KINDS.get(problem.kind, problem.kind.value)),
    )
