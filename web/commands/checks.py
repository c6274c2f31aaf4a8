"""`jixiao check`: what the rules remark on in the forms, and how often each came out how."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from web.commands.context import AsJson, Workspace, opened, print_json
from web.commands.tables import said_of, table_pieces

if TYPE_CHECKING:
    from graph.checks.blocks import Tally
    from web.questions.check_choice import Checked, Choice
    from web.services import Services

MaybeId = Annotated[str | None, typer.Argument(metavar="[ID]", show_default=False)]


class Severities(StrEnum):
    ERROR = "E"
    WARNING = "W"
    INFO = "I"


class Outcomes(StrEnum):
    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    INSUFFICIENT_DATA = "insufficient_data"
    PARSE_ERROR = "parse_error"
    EXECUTION_ERROR = "execution_error"


class Tables(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"


_TOLD = (Outcomes.FAIL, Outcomes.PARSE_ERROR, Outcomes.EXECUTION_ERROR)


def check(
    id_: MaybeId = None,
    rule: Annotated[list[str] | None, typer.Option(help="Such as B-03; may be repeated.")] = None,
    severity: Annotated[list[Severities] | None, typer.Option()] = None,
    outcome: Annotated[
        list[Outcomes] | None,
        typer.Option(help="Else what is worth a look; with --json all.", show_default=False),
    ] = None,
    profile: Annotated[
        str | None, typer.Option(help="Judge by these rules whatever the form's year and place.")
    ] = None,
    year: Annotated[int | None, typer.Option(help="Only the forms of this year.")] = None,
    department: Annotated[str | None, typer.Option(help="Its name or a part of it.")] = None,
    format_: Annotated[
        Tables | None, typer.Option("--format", help="The findings as a table, whole.")
    ] = None,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Show what the rules of the field remark on in the forms: advice, no grades."""
    from graph.checks import Outcome, Severity
    from web.questions.check_choice import Choice

    choice = Choice(
        id=id_,
        rules=frozenset(rule or ()),
        severities=frozenset(Severity(each.value) for each in severity or ()),
        outcomes=frozenset(Outcome(each.value) for each in outcome or ()),
        year=year,
        department=department,
        profile=profile,
    )
    _refuse_unknown(choice)
    with opened(workspace) as services:
        _answer(services, choice, as_json, format_)


def _refuse_unknown(choice: "Choice") -> None:
    from graph.checks import catalogue

    known = catalogue()
    if choice.profile is not None and choice.profile not in known.profiles:
        names = ", ".join(known.profiles)
        raise typer.BadParameter(f"--profile {choice.profile!r}; expected one of {names}")
    strange = choice.rules - {rule.id for rule in known.rules}
    if strange:
        raise typer.BadParameter(f"--rule {', '.join(sorted(strange))}: no such rule")


def _answer(services: "Services", choice: "Choice", as_json: bool, table: Tables | None) -> None:
    from web.answers.figures import outcome_counts
    from web.exports.checks import record_of
    from web.questions.checked import checked, extent_of, tallied
    from web.questions.places import Places

    extent = extent_of(services, choice, whole=True)
    if table:
        _print_table(services, choice, checked(services, choice, extent), table)
        return
    tallies = [
        each
        for each in tallied(services, choice, extent)
        if choice.takes(each.rule, each.outcome, each.severity)
    ]
    found = checked(services, choice, extent)
    if as_json:
        places = Places(services)
        findings = [record_of(each, places) for each in found]
        print_json({"findings": findings, "counts": outcome_counts(tallies)})
    else:
        _print(services, choice, found, tallies)


def _print_table(
    services: "Services", choice: "Choice", found: "Iterator[Checked]", table: Tables
) -> None:
    from web.commands.context import print_bytes
    from web.exports.checks import COLUMNS, cells_of
    from web.exports.columns import Subject
    from web.questions.places import Places

    places, subject = Places(services), Subject("jixiao-checks")
    rows = (cells_of(each, places) for each in found)
    for piece in table_pieces(table.value, (subject, said_of(choice)), COLUMNS, rows):
        print_bytes(piece)


def _print(
    services: "Services",
    choice: "Choice",
    found: "Iterator[Checked]",
    tallies: "Sequence[Tally]",
) -> None:
    from graph.checks import Outcome
    from web.answers.figures import outcome_counts
    from web.commands.output import print_line, print_table
    from web.exports.checks import where
    from web.questions.places import Places

    places = Places(services)
    told = choice.outcomes or {Outcome(each.value) for each in _TOLD}
    print_table(
        ("规则", "", "结果", "说明", "项目", "出处"),
        (
            (
                each.finding.rule,
                each.finding.severity.value,
                each.finding.outcome.names.zh,
                each.finding.zh + ("（参考）" if each.finding.reference else ""),
                f"{each.form.year or ''} {each.form.project or each.form.department or ''}",
                where(each, places),
            )
            for each in found
            if each.finding.outcome in told
        ),
    )
    counts = outcome_counts(tallies)["all"]
    names = (f"{outcome.names.zh} {counts[outcome.value]}" for outcome in Outcome)
    print_line(f"{'，'.join(names)}。均为提示，不是评定等级；没有查到的不等于没有问题。")
