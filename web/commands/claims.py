"""`jixiao claims`, `confirm`, `reject`, `undo`, `decisions`: claims and people's word on them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from web.commands.context import AsJson, Workspace, complain, opened, print_json, reporting

if TYPE_CHECKING:
    from corpus.store.base import Decision, Verdict
    from graph.claims import Claim
    from web.inferred.claims import Said

ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", show_default=False)]
By = Annotated[str, typer.Option("--by", help="Who decides.", show_default=False)]
At = Annotated[
    str,
    typer.Option("--at", help="When: 2024-05-31, 2024-05-31T10:00 or today.", show_default=False),
]
Note = Annotated[str, typer.Option("--note", help="Why.")]
_SHOWN = 200  # claims of a table


def claims(
    id_: Annotated[str | None, typer.Argument(metavar="[ID]", show_default=False)] = None,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """List what is held to be the same or to measure a goal: all, or what is near a node."""
    with opened(workspace) as services:
        found = list(services.claims.about(id_))
        waiting = services.claims.waiting()
    if as_json:
        from web.exports.year_records import claim_record

        print_json({"claims": list(map(claim_record, found)), "waiting": waiting})
    else:
        _print_claims(found, waiting)


def confirm(
    claim: ClaimId,
    by: By,
    at: At,
    note: Note = "",
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Say that a claim is right; series and counts follow it from now on."""
    from corpus.store.base import Verdict

    _decide(claim, Verdict.CONFIRMED, said_of(by, at, note), as_json, workspace)


def reject(
    claim: ClaimId,
    by: By,
    at: At,
    note: Note = "",
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Say that a claim is wrong; nothing follows it any more."""
    from corpus.store.base import Verdict

    _decide(claim, Verdict.REJECTED, said_of(by, at, note), as_json, workspace)


def undo(
    claim: ClaimId,
    by: By,
    at: At,
    note: Note = "",
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Take a decision back, on a claim or an open reading; who said what and when is kept."""
    said = said_of(by, at, note)
    with opened(workspace) as services:
        services.claims.undo(claim, said)
        last = services.claims.history(claim)[-1]
    tell(last, as_json)


def _decide(
    claim: str, verdict: "Verdict", said: "Said", as_json: bool, workspace: Path | None
) -> None:
    with opened(workspace) as services:
        decision = services.claims.decide(claim, verdict, said)
    tell(decision, as_json)


def said_of(by: str, at: str, note: str) -> "Said":
    from datetime import date

    from web.inferred.claims import Said

    return Said(by, date.today().isoformat() if at == "today" else at, note)


def tell(decision: "Decision", as_json: bool) -> None:
    if as_json:
        print_json(decision)
    else:
        typer.echo(f"{decision.claim}: {decision.verdict} by {decision.by} at {decision.at}")


def reasons_of(claim: "Claim") -> str:
    from graph.goals.grounds import GROUNDS
    from graph.linking import ReasonCode

    known = {code.value: code.names.zh for code in ReasonCode}
    known |= {code: names.zh for code, names in GROUNDS.items()}
    shown = ((known.get(reason.code, reason.code), reason.text) for reason in claim.reasons)
    return "；".join(f"{name} {text}".strip() for name, text in shown)


def status_of(claim: "Claim") -> str:
    return {"proposed": "待确认", "confirmed": "已确认", "rejected": "已否定"}[claim.status]


def _print_claims(found: list["Claim"], waiting: list["Decision"]) -> None:
    from web.commands.output import print_line, print_table

    print_table(
        ("类别", "年度", "一端", "另一端", "分值", "理由", "状态", "编号"),
        (
            (
                claim.kind.names.zh,
                f"{claim.year_a} → {claim.year_b}" if claim.year_a else None,
                claim.a,
                claim.b,
                claim.score,
                reasons_of(claim),
                status_of(claim),
                claim.id,
            )
            for claim in found[:_SHOWN]
        ),
    )
    if len(found) > _SHOWN:
        print_line(f"还有 {len(found) - _SHOWN} 条未显示，可用 --json")
    for each in waiting:
        print_line(f"等待：{each.claim} {each.verdict} {each.by} {each.at}，现在没有这条推断")


decisions = typer.Typer(
    help="Take people's decisions out of a workspace and into another.", no_args_is_help=True
)


@decisions.command("export")
@reporting
def export(
    file: Annotated[
        Path | None, typer.Argument(dir_okay=False, help="Else standard output.")
    ] = None,
    workspace: Workspace = None,
) -> None:
    """Write all that was ever decided, a line of JSON each, in the order recorded."""
    from web.output_files import output_file

    with opened(workspace) as services, output_file(file) as target:
        target.writelines(services.claims.exported())


@decisions.command("import")
@reporting
def import_(
    file: Annotated[Path, typer.Argument(dir_okay=False, show_default=False)],
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Read what export wrote; what is known already changes nothing."""
    with opened(workspace, create=True) as services, file.open("rb") as lines:
        report = services.claims.imported(lines, str(file))
    if as_json:
        print_json(report)
    else:
        typer.echo(f"added {report.added}, known {report.known}, failed {len(report.failed)}")
    for failure in report.failed:
        complain(f"{failure.path}: {failure.reason}")
    if report.failed:
        raise typer.Exit(1)
