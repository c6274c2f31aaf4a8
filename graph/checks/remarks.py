"""What the reader remarked while it read, taken over as findings of rules of their own."""

from collections.abc import Iterator

from graph.checks.case import Case, Note
from graph.checks.catalogue import catalogue
from graph.checks.model import Outcome


def remarked(case: Case) -> Iterator[Note]:
    """Params: `remark`, the reader's name for it; `outcome`, what it is here."""
    remark, outcome = case.setting("remark"), Outcome(case.setting("outcome"))
    for finding in case.form.findings:
        if finding.rule == remark:
            yield case.note(outcome, remark=finding.text).at(finding.source)


def remarked_else(case: Case) -> Iterator[Note]:
    """What no rule here is named after."""
    known = {rule.id for rule in catalogue().rules}
    for finding in case.form.findings:
        if finding.rule not in known:
            yield case.note(Outcome.FAIL, remark=finding.text).at(finding.source)
