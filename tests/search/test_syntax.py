import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine import ProblemKind
from search.query_tree import And, Field, Node, Not, Numbers, Or, Term, Years
from search.syntax import parse


def term(text: str, field: Field | None = None) -> Term:
    return Term(text, field)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("培训", term("培训")),
        ("培训 成本", And((term("培训"), term("成本")))),
        ("培训 AND 成本", And((term("培训"), term("成本")))),
        ("“主体班 培训”", term("主体班培训")),
        ("「主体班 培训」 成本", And((term("主体班培训"), term("成本")))),
        ("培训 OR 调研", Or((term("培训"), term("调研")))),
        ("一 二 OR 三", Or((And((term("一"), term("二"))), term("三")))),
        ("培训 NOT 成本", And((term("培训"), Not(term("成本"))))),
        ("培训 -成本", And((term("培训"), Not(term("成本"))))),
        ("(一 OR 二) 三", And((Or((term("一"), term("二"))), term("三")))),
        ("（一 OR 二） 三", And((Or((term("一"), term("二"))), term("三")))),
        ("三 -(一 二)", And((term("三"), Not(And((term("一"), term("二"))))))),
        ("name:培训", term("培训", Field.NAME)),
        ('goal:"不断 加强"', term("不断加强", Field.GOAL)),
        ("部门：组织部", term("组织部", Field.DEPARTMENT)),
        ("value:≥90", Or((term("≥90", Field.VALUE), Numbers(low=90)))),
        ("level:数量 project:经费", And((term("数量", Field.LEVEL), term("经费", Field.PROJECT)))),
        ("year:2024", Years(2024, 2024)),
        ("年度:2022-2024年", Years(2022, 2024)),
        ("year:2023..", Years(2023, 9999)),
        ("value:>=90", Numbers(low=90)),
        ("value:<1,000.5元", Numbers(high=1000.5, high_included=False, unit="元")),
        ("value:50..100(人)", Numbers(50, 100, unit="人")),
        ("", None),
        (" 　", None),
    ],
)
def test_what_is_typed_has_one_meaning(typed: str, tree: Node | None) -> None:
    meaning = parse(typed)
    assert meaning.tree == tree
    assert meaning.problem is None


@pytest.mark.parametrize(
    "typed",
    [
        "培训成本（局级）",
        "100(%)",
        "(%)",
        "(局级",
        "局级)",
        "≥95",
        "2+X",
        "“十四五”规划",
        "“十四五",
        "-2025年",
        "OR",
        "NOT",
        "1:2",
        "目标：",
        "A-B",
        'a"b',
        ")",
        "(一)(二)",
    ],
)
def test_signs_of_a_printed_text_are_text(typed: str) -> None:
    meaning = parse(typed)
    assert isinstance(meaning.tree, Term)
    assert meaning.tree.field is None
    assert meaning.tree.text == parse(f'"{typed}"').tree.text  # type: ignore[union-attr]
    assert meaning.problem is None


@pytest.mark.parametrize(
    ("typed", "kind", "found", "rest"),
    [
        ('培训 "主体班', ProblemKind.OPEN_QUOTE, '"', And((term("培训"), term("主体班")))),
        ("培训 OR", ProblemKind.NO_OPERAND, "OR", term("培训")),
        ("OR 培训", ProblemKind.NO_OPERAND, "OR", term("培训")),
        ("培训 NOT", ProblemKind.NO_OPERAND, "NOT", term("培训")),
        ("培训 AND", ProblemKind.NO_OPERAND, "AND", term("培训")),
        ("培训 name:", ProblemKind.NO_VALUE, "name:", term("培训")),
        ("培训 year:去年", ProblemKind.NOT_A_YEAR, "year:去年", term("培训")),
        ("培训 value:>=很多", ProblemKind.NOT_A_NUMBER, "value:>=很多", term("培训")),
    ],
)
def test_what_makes_no_sense_is_named_and_left_out(
    typed: str, kind: ProblemKind, found: str, rest: Node
) -> None:
    meaning = parse(typed)
    assert meaning.tree == rest
    assert meaning.problem is not None
    assert (meaning.problem.kind, meaning.problem.found) == (kind, found)
    assert typed[meaning.problem.start : meaning.problem.end] == found
    assert str(meaning.problem).startswith(f"character {typed.index(found) + 1}: ")


def test_a_text_without_end_is_read_in_part() -> None:
    meaning = parse("培" * 5000)
    assert meaning.tree == term("培" * 1000)
    assert meaning.problem is not None
    assert meaning.problem.kind is ProblemKind.TOO_LONG


_SIGNS = st.text(st.sampled_from('ab培训 ()（）"“”「」-ORNDT:：>=.9-'), max_size=60)
_PIECES = st.lists(
    st.sampled_from(
        ["name:", "year:", "value:>", "NOT", "OR", "AND", "(", ")", " ", '"', "-", "培训"]
    )
).map("".join)


@given(_SIGNS | _PIECES | st.text())
def test_no_text_is_refused(typed: str) -> None:
    parse(typed)


@pytest.mark.parametrize(
    "typed", ["( " * 500, "( " * 240 + "a" + " )" * 240, "NOT " * 250, "-" * 999]
)
def test_nesting_has_no_bottom_but_ends(typed: str) -> None:
    parse(typed)
