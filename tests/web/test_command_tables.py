"""What a workbook of a command says of itself."""

from graph.checks import Severity
from web.commands.tables import said_of
from web.questions.check_choice import Choice


def test_what_was_asked_for_is_said_name_by_name() -> None:
    asked = Choice(rules=frozenset({"S-03", "B-03"}), severities=frozenset(Severity), year=2023)
    levels = ",".join(sorted(each.value for each in Severity))
    assert said_of(asked) == f"rules=B-03,S-03; severities={levels}; year=2023"


def test_where_nothing_was_asked_for_nothing_is_said() -> None:
    assert said_of(Choice()) == ""
