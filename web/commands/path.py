"""`jixiao path`: how two nodes hang together, each step with what states it."""

from typing import TYPE_CHECKING, Annotated

import typer

from web.commands.context import AsJson, Workspace, opened, print_json

if TYPE_CHECKING:
    from graph.claims import Claim
    from graph.query import Step
    from web.questions.claimed_paths import ClaimedPath
    from web.questions.places import Places

Claimed = Annotated[
    bool,
    typer.Option("--claims", help="Over what is inferred, too: the same indicator of two years …"),
]


def path(
    from_: Annotated[str, typer.Argument(metavar="ID", show_default=False)],
    to: Annotated[str, typer.Argument(metavar="ID", show_default=False)],
    claims: Claimed = False,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Show how two nodes hang together, in at most six steps."""
    from web.questions.claimed_paths import ClaimedPath, claimed_path
    from web.questions.places import Places

    with opened(workspace) as services:
        if claims:
            found = claimed_path(services, from_, to)
        else:
            found = ClaimedPath(services.path(from_, to), {})
        places = Places(services)
        if as_json:
            from web.answers.connections import steps

            print_json({"steps": steps(found, places)})
        else:
            _print_steps(services.resolve(from_).label, found, places)


def _print_steps(start: str, found: "ClaimedPath", places: "Places") -> None:
    from web.commands.output import print_line

    print_line(start)
    for step in found.steps:
        claim = found.claims.get(step.link.form)
        name = claim.kind.names.zh if claim else _printed_name(step)
        arrow = f"─{name}→" if step.forward else f"←{name}─"
        ground = _inferred(claim) if claim else _stated(step, places)
        print_line(f"  {arrow} {step.node.label}  [{step.node.id}]  ({ground})")
    if not found.steps:
        print_line("  没有路径")


def _printed_name(step: "Step") -> str:
    from web.commands.output import link_name

    return link_name(step.link.kind)


def _stated(step: "Step", places: "Places") -> str:
    place = places.of_link(step.link)
    return f"{place} “{place.quote}”" if place.quote else str(place)


def _inferred(claim: "Claim") -> str:
    from web.commands.claims import reasons_of, status_of

    return f"推断 {claim.score:.2f} {status_of(claim)} {reasons_of(claim)}".rstrip()
