"""The findings of a block, form by form."""

from graph.blocks import Block
from graph.checks import catalogue, check_form
from graph.checks.blocks import findings_of, own_of
from tests.graph.checks.cases import form, row


def test_what_a_form_says_alone_is_told_from_what_others_make_of_it() -> None:
    forms = (form(row("全年开放天数 | ≥310(天)")), form(row("读者满意度 | ≥80(%)", "满意")))
    found = findings_of(Block("block", forms, {}, ()), {})
    own = {each.id: own_of(found[each.id]) for each in forms}
    assert own == {each.id: check_form(each) for each in forms}
    assert any(len(own[id_]) < len(every) for id_, every in found.items())


def test_the_last_rule_of_a_form_alone_needs_no_other_form() -> None:
    last = [rule for rule in catalogue().rules if rule.test][-1]
    assert not last.block_test
