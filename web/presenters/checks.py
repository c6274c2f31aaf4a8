"""Findings of the rules for pages: an address with filters, counts by rule, lines with places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest

from graph.checks import Finding, Outcome, Profile, Rule, Severity, Tally, catalogue
from web.language import language, name_in, worded
from web.presenters.links import SourceLink, page_url, source_link
from web.questions.check_choice import Checked, Choice

PAGE = 50  # findings a page
_LAST_PAGE = 10**6
_CHARACTERS = 200  # of a department's name
TOLD = (Outcome.FAIL, Outcome.PARSE_ERROR, Outcome.EXECUTION_ERROR)
"""The outcomes that are shown where none is asked for."""
_ORDER = {severity: at for at, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Address:
    """The filters of `/checks` as its URL spells them."""

    id: str = ""
    rule: str = ""
    severity: str = ""
    outcome: str = ""
    department: str = ""
    year: str = ""
    profile: str = ""
    page: int = 1  # 1-based

    def choice(self) -> Choice:
        """With the outcomes that are shown where none is asked for."""
        told = frozenset({Outcome(self.outcome)} if self.outcome else TOLD)
        return Choice(
            id=self.id or None,
            rules=frozenset({self.rule} if self.rule else ()),
            severities=frozenset({Severity(self.severity)} if self.severity else ()),
            outcomes=told,
            year=int(self.year) if self.year else None,
            department=self.department or None,
            profile=self.profile or None,
        )

    def url(self) -> str:
        pairs = {name: value for name, value in self._pairs().items() if value}
        pairs |= {"page": str(self.page)} if self.page > 1 else {}
        query = f"?{urlencode(pairs)}" if pairs else ""
        return f"{request.script_root}/checks{query}"

    def with_(self, **changes: str) -> "Address":
        return replace(self, page=1, **changes)

    @property
    def filtered(self) -> bool:
        return any(self._pairs().values())

    def _pairs(self) -> dict[str, str]:
        names = ("id", "rule", "severity", "outcome", "department", "year", "profile")
        return {name: getattr(self, name) for name in names}


def address_of(args: "MultiDict[str, str]") -> Address:
    """Raises BadRequest for what is no rule, outcome, severity, profile, year or page."""
    address = Address(
        id=args.get("id", "")[:_CHARACTERS],
        rule=args.get("rule", ""),
        severity=args.get("severity", ""),
        outcome=args.get("outcome", ""),
        department=args.get("department", "").strip()[:_CHARACTERS],
        year=args.get("year", ""),
        profile=args.get("profile", ""),
    )
    known = catalogue()
    allowed = (
        (address.rule, {rule.id for rule in known.rules}),
        (address.severity, set(Severity)),
        (address.outcome, set(Outcome)),
        (address.profile, set(known.profiles)),
    )
    page, year = args.get("page", "1"), address.year
    strange = any(value and value not in values for value, values in allowed)
    if strange or (year and not (year.isdecimal() and len(year) == 4)) or not _is_page(page):
        raise BadRequest
    return replace(address, page=int(page))


def _is_page(text: str) -> bool:
    return text.isdecimal() and 1 <= int(text) <= _LAST_PAGE


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule, how many forms came out how, and how many places are worth a look."""

    rule: Rule
    text: str
    severity: str
    url: str
    forms: tuple[int, ...]  # in the order of Outcome
    findings: int


def rule_lines(tallies: Iterable[Tally], address: Address) -> tuple[RuleLine, ...]:
    """In the order of the rules; places are those of the chosen severity alone."""
    forms: dict[tuple[str, Outcome], int] = {}
    findings: dict[str, int] = {}
    for tally in tallies:
        key = (tally.rule, tally.outcome)
        forms[key] = forms.get(key, 0) + tally.forms
        if tally.outcome is Outcome.FAIL and address.severity in ("", tally.severity.value):
            findings[tally.rule] = findings.get(tally.rule, 0) + tally.findings
    return tuple(
        RuleLine(
            rule,
            rule_text(rule),
            name_in(rule.severity.names),
            address.with_(rule=rule.id).url(),
            tuple(forms.get((rule.id, outcome), 0) for outcome in Outcome),
            findings.get(rule.id, 0),
        )
        for rule in catalogue().rules
        if any((rule.id, outcome) in forms for outcome in Outcome)
    )


def rule_text(rule: Rule) -> str:
    return worded(rule.zh, rule.en)


def profile_name(profile: Profile) -> str:
    return worded(profile.zh, profile.en)


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding in the reader's language, with links."""

    text: str
    rule: str
    severity: str
    outcome: Outcome
    outcome_name: str
    reference: bool
    source: SourceLink | None
    owner: str = ""  # the project or department, with its year
    url: str = ""  # of its page


def remark_of(finding: Finding, document_id: str) -> Remark:
    return Remark(
        finding.en if language() == "en" else finding.zh,
        finding.rule,
        name_in(finding.severity.names),
        finding.outcome,
        name_in(finding.outcome.names),
        finding.reference,
        source_link(document_id, finding.source),
    )


def line_of(checked: Checked) -> Remark:
    form = checked.form
    owner = f"{form.year or ''} {form.project or form.department or form.kind.value}".strip()
    remark = remark_of(checked.finding, checked.document_id)
    return replace(remark, owner=owner, url=page_url(form.id))


def told_of(findings: Sequence[Finding]) -> list[Finding]:
    """What is worth a look in one form, the weightiest first."""
    told = [finding for finding in findings if finding.outcome in TOLD]
    return sorted(told, key=lambda each: (TOLD.index(each.outcome), _ORDER[each.severity]))


def remarks_of(findings: Sequence[Finding], document_id: str) -> tuple[Remark, ...]:
    return tuple(remark_of(finding, document_id) for finding in told_of(findings))
