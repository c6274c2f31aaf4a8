"""What to show of the checks, and a finding as it is shown."""

from dataclasses import dataclass

from corpus import ids
from corpus.model import Form
from graph.checks import Finding, Outcome, Severity


@dataclass(frozen=True, slots=True)
class Choice:
    """What to show; empty for everything. With `profile` every form is judged by it anew."""

    id: str | None = None
    rules: frozenset[str] = frozenset()
    severities: frozenset[Severity] = frozenset()
    outcomes: frozenset[Outcome] = frozenset()
    year: int | None = None
    department: str | None = None
    profile: str | None = None

    def takes(self, rule: str, outcome: Outcome, severity: Severity) -> bool:
        return (
            (not self.rules or rule in self.rules)
            and (not self.outcomes or outcome in self.outcomes)
            and (not self.severities or severity in self.severities)
        )

    def takes_form(self, year: int | None, department: str | None) -> bool:
        return (self.year is None or year == self.year) and (
            not self.department or ids.normalised(self.department) in ids.normalised(department)
        )


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding with the form in which it stands."""

    finding: Finding
    form: Form
    document_id: str


@dataclass(frozen=True, slots=True)
class Extent:
    """The blocks to go over, and how many others are not worked out yet."""

    keys: tuple[str, ...]
    waiting: int = 0
