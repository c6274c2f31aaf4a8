"""`/checks`: what the rules remark on, by rule and one by one; `/checks.csv` and the like."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from flask import Blueprint, Response, render_template, request

from graph.checks import Outcome, Severity, Tally, catalogue
from web.blueprints.context import services
from web.blueprints.tables import SUFFIXES, table
from web.exports.checks import COLUMNS, cells_of
from web.language import name_in
from web.presenters.checks import (
    PAGE,
    Address,
    address_of,
    line_of,
    profile_name,
    rule_lines,
    rule_text,
)
from web.presenters.paging import page_links
from web.questions.check_choice import Choice
from web.questions.checked import checked, extent_of, tallied
from web.questions.places import Places

bp = Blueprint("checks", __name__)
_ONCE = "C-01"  # says one thing of every form
_OFFERED = 200  # names of departments


@bp.get("/checks")
def checks() -> str:
    address = address_of(request.args)
    choice = address.choice()
    extent = extent_of(services(), choice)
    tallies = tallied(services(), choice, extent)
    count = sum(each.findings for each in tallies if _chosen(choice, each))
    skip = (address.page - 1) * PAGE
    found = islice(checked(services(), choice, extent, skip=skip), PAGE)
    known = catalogue()
    return render_template(
        "checks/checks.html",
        address=address,
        rule=known.rule(address.rule) if address.rule else None,
        instruments=known.instruments,
        rule_text=rule_text,
        lines=rule_lines(tallies, address),
        remarks=tuple(map(line_of, found)),
        count=count,
        forms=sum(each.forms for each in tallies if each.rule == _ONCE),
        extent=extent,
        outcomes=[(outcome.value, name_in(outcome.names)) for outcome in Outcome],
        severities=[(severity.value, name_in(severity.names)) for severity in Severity],
        rules=[(rule.id, f"{rule.id} {rule_text(rule)}") for rule in known.rules],
        profiles=[(each.id, profile_name(each)) for each in known.profiles.values()],
        years=[(str(year), str(year)) for year in _years(tallies)],
        departments=sorted({each.department for each in tallies if each.department})[:_OFFERED],
        about=services().resolve(address.id).label if address.id else "",
        pages=page_links(address.page, count, PAGE, lambda page: _at(address, page)),
    )


def _at(address: Address, page: int) -> str:
    return replace(address, page=page).url()


def _chosen(choice: Choice, tally: Tally) -> bool:
    return choice.takes(tally.rule, tally.outcome, tally.severity)


@bp.get(f"/checks.<{SUFFIXES}:suffix>")
def export(suffix: str) -> Response:
    """Every finding of the filters."""
    choice = address_of(request.args).choice()
    app_services = services()
    found = checked(app_services, choice, extent_of(app_services, choice, whole=True))
    places = Places(app_services)
    rows = (cells_of(each, places) for each in found)
    return table(COLUMNS, rows, "jixiao-checks", suffix)


def _years(tallies: Iterable[Tally]) -> list[int]:
    return sorted({each.year for each in tallies if each.year}, reverse=True)
