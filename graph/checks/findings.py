"""Notes of tests → findings in words: the texts of the rules with the figures filled in."""

from collections.abc import Mapping

from corpus.model import Form
from graph.checks.case import Note
from graph.checks.catalogue import Profile, Rule, Text, catalogue
from graph.checks.model import NOWHERE, Finding, Outcome, Severity


def finding(rule: Rule, profile: Profile, form: Form, note: Note) -> Finding:
    text = _text(rule, note)
    quiet = note.outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE)
    placed = note.text or not quiet
    return Finding(
        rule=rule.id,
        outcome=note.outcome,
        severity=text.severity or _severity(rule, profile),
        zh=text.zh.format_map(_Said(note.values)),
        en=text.en.format_map(_Said(note.values)),
        form=form.id,
        about=form.id if quiet else note.about,
        profile=profile.id,
        reference=not rule.binds(profile.id),
        field=note.field if placed else "",
        source=note.source if placed else NOWHERE,
    )


def _text(rule: Rule, note: Note) -> Text:
    """The rule's own, else the one of the outcome."""
    named = rule.texts.get(note.text or note.outcome.value)
    return named or catalogue().texts[note.text if note.text == "open" else note.outcome.value]


def _severity(rule: Rule, profile: Profile) -> Severity:
    return Severity(str(profile.thresholds.get(rule.id, {}).get("severity", rule.severity)))


class _Said(dict[str, str]):
    """What a text may name; a figure that a note leaves out shows as a dash."""

    def __init__(self, values: Mapping[str, str]) -> None:
        super().__init__(values)

    def __missing__(self, name: str) -> str:
        return "–"
