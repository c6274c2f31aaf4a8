"""Which of the official levels a form has: A-02 to A-05, A-08 and T-01."""

from collections.abc import Iterator
from enum import Enum

from corpus.model import FormKind, Indicator, Source
from graph.categories import OFFICIAL, category_of
from graph.checks.case import Case, Note, by_row, goal_text, on_row, readings_of
from graph.checks.model import Outcome
from graph.checks.words import holds

_PREFIX = "category-"
_KNOWN = {category.id for category in OFFICIAL}
_FAMILIES = ("cost", "output", "benefit", "satisfaction")
_WHOLE = (FormKind.DEPARTMENT_GOALS, FormKind.DEPARTMENT_SELF_EVALUATION)
_2015 = {
    "output-quantity", "output-quality", "output-timeliness", "output-cost", "benefit-economic",
    "benefit-social", "benefit-environmental", "benefit-sustainability", "satisfaction-beneficiary",
}  # fmt: skip
_2021 = _2015 - {"output-cost"} | {"cost-economic", "cost-social", "cost-environmental"}
_CENTRAL = _2021 - {"benefit-sustainability"}
SCHEMES = {"2015": _2015, "2021": _CENTRAL, "shanghai": _2021, "any": _2015 | _2021}


class Presence(Enum):
    YES = "some row is of it"
    OPEN = "a row may be of it"
    UNKNOWN = "some rows have no level"
    NO = "no row is of it"


def slug(row: Indicator) -> str:
    """The official category of a row, such as output-quantity; empty for any other."""
    category = category_of(row.level1, row.level2)
    known = category is not None and category.id in _KNOWN
    return category.id.removeprefix(_PREFIX) if category and known else ""


def family(row: Indicator) -> str:
    """The official level 1 of a row; empty for any other."""
    category = category_of(row.level1, row.level2)
    above = (category.parent or category.id).removeprefix(_PREFIX) if category else ""
    return above if above in _FAMILIES else ""


def presence(case: Case, wanted: str) -> Presence:
    """Whether the form has a row of a level-1 (output) or level-2 category (output-quantity)."""
    place = slug if "-" in wanted else family
    rows = case.form.indicators
    if any(place(row) == wanted for row in rows):
        return Presence.YES
    if any(place(each) == wanted for row in rows for each in readings_of(row, None)):
        return Presence.OPEN
    unknown = any(_unplaced(row, deep=place is slug) for row in rows)
    return Presence.UNKNOWN if unknown else Presence.NO


def _unplaced(row: Indicator, *, deep: bool) -> bool:
    return row.level2 is None if deep else row.level1 is None and not family(row)


def concerned(case: Case) -> bool:
    """Whether the form is arranged by the official level 1 at all."""
    return any(map(family, case.form.indicators))


def required(case: Case) -> Iterator[Note]:
    """Params: `levels`, those that every form has, by category."""
    if concerned(case):
        for wanted in case.setting("levels").split():
            yield _required(case, wanted)


def _required(case: Case, wanted: str) -> Note:
    outcomes = {
        Presence.YES: Outcome.PASS,
        Presence.OPEN: Outcome.PARSE_ERROR,
        Presence.UNKNOWN: Outcome.INSUFFICIENT_DATA,
        Presence.NO: Outcome.FAIL,
    }
    named = next(each for each in OFFICIAL if each.id == _PREFIX + wanted)
    outcome = outcomes[presence(case, wanted)]
    return case.note(outcome, level=named.zh, level_en=named.en).at(_levels_printed(case), "level2")


def _levels_printed(case: Case) -> Source:
    """Where the first row's level stands: what is missing has no place of its own."""
    rows = case.form.indicators
    return rows[0].level1_source if rows else Source()


def cost(case: Case) -> Iterator[Note]:
    """Params: `projects`, of which projects a cost is asked: every, construction or none."""
    asked = case.setting("projects")
    name = case.form.project
    built = holds("construction", name) and not holds("not_construction", name)
    if not concerned(case) or case.form.kind in _WHOLE:
        return
    found = [presence(case, each) for each in ("cost", "output-cost")]
    if Presence.YES in found:
        yield case.note(Outcome.PASS)
    elif asked == "every" or (asked == "construction" and built):
        wanted = "cost" if found[0] is not Presence.NO else "output-cost"
        yield _required(case, wanted)


def satisfaction(case: Case) -> Iterator[Note]:
    """Asked where the form's own words name those whom the project serves."""
    if not concerned(case):
        return
    if presence(case, "satisfaction") is Presence.YES or _asks_opinion(case):
        yield case.note(Outcome.PASS)
    elif holds("public", f"{case.form.project or ''}{goal_text(case.form.goals)}"):
        yield _required(case, "satisfaction")


def _asks_opinion(case: Case) -> bool:
    """Whether some row asks for it under another heading: B-06 says so."""
    return any(
        holds("satisfaction", f"{row.name}{row.level2 or ''}") for row in case.form.indicators
    )


def minimum(case: Case) -> Iterator[Note]:
    """Params: `least`, rows under each of `levels`; a level without any is A-02's."""
    for wanted in case.setting("levels").split():
        count = sum(family(row) == wanted for row in case.form.indicators)
        least = int(case.number("least"))
        if count:
            outcome = Outcome.PASS if count >= least else Outcome.FAIL
            named = next(each for each in OFFICIAL if each.id == _PREFIX + wanted)
            yield case.note(
                outcome, count=count, least=least, level=named.zh, level_en=named.en
            ).at(_levels_printed(case), "level1")


def allowed_pairs(case: Case) -> Iterator[Note]:
    """Params: `scheme`, the version of the levels: 2015, 2021 or any."""
    if case.form.kind in _WHOLE:
        return
    allowed = SCHEMES[case.setting("scheme")]
    yield from by_row(case, lambda row: _pair(row, allowed))


def _pair(row: Indicator, allowed: set[str]) -> Note | None:
    if row.level2 is None:
        return None
    fits = slug(row) in allowed
    outcome = Outcome.PASS if fits else Outcome.FAIL
    note = on_row(row, outcome, level1=row.level1 or "–", level2=row.level2)
    return note.at(row.level2_source if row.level2_source.pieces else row.source, "level2")
