"""Whether goals and rows belong together, and rows under their headings: B-01 to B-06."""

from collections.abc import Iterator

from corpus.model import Comparator, FormKind, Indicator, Source
from corpus.terms import COUNTERS
from corpus.values.text import squeezed
from corpus.values.units import measure_of
from graph.checks.case import Case, Note, by_row, failed, on_row, passed
from graph.checks.levels import family, slug
from graph.checks.model import Outcome
from graph.checks.words import found, holds

_WHOLE = (FormKind.DEPARTMENT_GOALS, FormKind.DEPARTMENT_SELF_EVALUATION)
_OPEN = Outcome.INSUFFICIENT_DATA
_FEW, _SHOWN = 4, 3  # rows told one by one in any case; names in one finding
_EFFECTS = ("benefit", "satisfaction")
_MONEY, _TIME = "元", "分钟"
_THINGS = frozenset(
    ("人次", "期", "册", "家", "场", "场次", "套", "台", "份", "篇", "公里", "平方米")
)
_KINDS = {
    "output-quantity": ("数量指标", "quantity"),
    "output-quality": ("质量指标", "quality"),
    "output-timeliness": ("时效指标", "timeliness"),
    "output-cost": ("成本指标", "cost"),
    "satisfaction-beneficiary": ("满意度指标", "satisfaction"),
}


def goals_measured(case: Case) -> Iterator[Note]:
    """An effect may be measured in other words than the goal's, where the form measures effects."""
    if case.coverage is None:
        yield case.note(Outcome.INSUFFICIENT_DATA)
        return
    bare = {clause.id for clause in case.coverage.uncovered}
    effects = any(family(row) in _EFFECTS for row in case.form.indicators)
    for clause in case.coverage.clauses:
        outcome, text = Outcome.PASS, ""
        if clause.id in bare:
            open_ = clause.id in case.coverage.doubtful or holds("guidance", clause.text)
            open_ = open_ or (effects and _is_broad(clause.text))
            outcome, text = (_OPEN, "unclear") if open_ else (Outcome.FAIL, "")
        note = Note(outcome, clause.id, text, {"clause": clause.text})
        yield note.at(clause.source, "goal")


def _is_broad(clause: str) -> bool:
    """Whether a clause says what is to become better, and not what is to be done."""
    told = holds("deed", clause) or any(char.isdigit() for char in clause)
    return holds("aim", clause) and not told


def rows_serve_goals(case: Case) -> Iterator[Note]:
    """Params: `most`, the share of loose rows beyond which the goal itself says too little.

    Words do not tell that a single row serves none of the goal: only a person's word does.
    """
    if case.coverage is None:
        yield case.note(Outcome.INSUFFICIENT_DATA)
        return
    rows = case.form.indicators if case.coverage.clauses else ()
    loose = {row.id for row in case.coverage.unattached}
    open_ = case.coverage.doubtful if len(case.coverage.clauses) > 1 else loose
    sure = [row for row in rows if row.id in loose and row.id not in open_ and _is_done(row)]
    if len(sure) > _FEW and len(sure) > case.number("most") * sum(map(_is_done, rows)):
        yield _too_general(case, sure)
        return
    denied = loose & set(case.coverage.denied)
    left = [row for row in rows if row.id in loose - denied]
    yield from (_serves(row, row.id in denied) for row in rows if row not in left)
    yield from _open(case, left)


def _is_done(row: Indicator) -> bool:
    return slug(row) in ("output-quantity", "output-quality")


def _too_general(case: Case, rows: list[Indicator]) -> Note:
    note = case.note(Outcome.FAIL, "general", count=len(rows), names=_names(rows))
    return note.at(case.form.goals[0].source if case.form.goals else rows[0].source, "goal")


def _serves(row: Indicator, denied: bool) -> Note:
    return failed(row).at(_name_of(row), "name") if denied else passed(row)


def _open(case: Case, rows: list[Indicator]) -> Iterator[Note]:
    """Several are told once: they are to be looked at beside each other and the whole goal."""
    if len(rows) > 1:
        note = case.note(_OPEN, "several", count=len(rows), names=_names(rows))
        yield note.at(_name_of(rows[0]), "name")
    elif rows:
        yield on_row(rows[0], _OPEN, "unclear").at(_name_of(rows[0]), "name")


def _names(rows: list[Indicator]) -> str:
    more = "…" if len(rows) > _SHOWN else ""
    return "、".join(row.name for row in rows[:_SHOWN]) + more


def _name_of(row: Indicator) -> Source:
    return row.name_source if row.name_source.pieces else row.source


def no_routine(case: Case) -> Iterator[Note]:
    if case.form.kind not in _WHOLE:
        project = case.form.project or ""
        for row in case.form.indicators:
            if not holds("management_level", row.level1):
                yield _named(row, "routine", but="paid_out", project=project)


def no_inputs(case: Case) -> Iterator[Note]:
    for row in case.form.indicators:
        if family(row) in ("output", "benefit", ""):
            yield _named(row, "input")


def _named(row: Indicator, words: str, but: str = "", project: str = "") -> Note:
    """Whether the name of a row holds words that it should not, as a finding on its name."""
    hit = found(words, row.name)
    if hit and not (but and holds("funds", hit) and holds(but, f"{row.name}{project}")):
        return failed(row, word=hit).at(_name_of(row), "name")
    return passed(row)


def fits_class(case: Case) -> Iterator[Note]:
    yield from by_row(case, _fits)


def _fits(row: Indicator) -> Note | None:
    """What the content points at, where it does so strongly, against the heading."""
    here = slug(row)
    if not here:
        return None
    wanted, why = _wanted(row, here)
    if not wanted or wanted == here:
        return passed(row)
    zh, en = _KINDS[wanted]
    return failed(row, level2=row.level2 or row.level1 or "", fits=zh, fits_en=en, why=why)


def _wanted(row: Indicator, here: str) -> tuple[str, str]:
    """The level 2 that a row's name and unit point at, and by which of its words."""
    if here.startswith(("cost", "output-cost")):
        return _in_cost(row)
    if here.startswith(("output", "satisfaction")) and (word := _costs(row)):
        return "output-cost", word
    if here.startswith("satisfaction"):
        return _in_satisfaction(row)
    if (word := found("satisfaction", row.name)) and here in (
        "output-quantity",
        "output-timeliness",
    ):
        return "satisfaction-beneficiary", word
    return _in_outputs(row, here)


def _in_outputs(row: Indicator, here: str) -> tuple[str, str]:
    if here in ("output-quantity", "output-quality") and (word := _takes_time(row)):
        return "output-timeliness", word
    if here in ("output-quantity", "output-timeliness") and (
        word := found("quality_ratio", row.name)
    ):
        return "output-quality", word
    if here in ("output-quality", "output-timeliness") and (word := _counts(row, here)):
        return "output-quantity", word
    return "", ""


def _takes_time(row: Indicator) -> str:
    """The words of a name that is about how soon."""
    target = row.target
    measure = measure_of(target.unit) if target and target.unit else None
    short = target is not None and target.comparator is Comparator.AT_MOST
    timed = measure is not None and measure.dimension == _TIME and short
    return found("timely", row.name) or (found("duration", row.name) if timed else "")


def _in_cost(row: Indicator) -> tuple[str, str]:
    if word := found("satisfaction", row.name):
        return "satisfaction-beneficiary", word
    word = found("timely", row.name)
    return ("output-timeliness", word) if word else ("", "")


def _in_satisfaction(row: Indicator) -> tuple[str, str]:
    unit = squeezed(row.target.unit) if row.target and row.target.unit else ""
    counted = unit in COUNTERS and measure_of(unit) != measure_of("%")
    if not counted or holds("opinion", row.name):
        return "", ""
    return ("output-quality" if holds("negative", row.name) else "output-quantity"), unit


def _costs(row: Indicator) -> str:
    """The unit of money of a row that is named a cost and no gain."""
    unit = row.target.unit if row.target else None
    measure = measure_of(unit) if unit else None
    money = measure is not None and measure.dimension.split("/")[0] == _MONEY
    target = row.target
    capped = target is not None and target.comparator is Comparator.AT_MOST and "/" in (unit or "")
    named = (capped or holds("money_name", row.name)) and not holds("money_gain", row.name)
    return unit if unit and money and named else ""


def _counts(row: Indicator, here: str) -> str:
    """The unit of a row that counts things, by unit and name."""
    unit = squeezed(row.target.unit) if row.target and row.target.unit else ""
    other = "time_word" if here == "output-timeliness" else "quality_word"
    capped = row.target is not None and row.target.comparator is Comparator.AT_MOST
    if capped or holds("negative", row.name) or holds(other, row.name):
        return ""
    plain = unit.lstrip("百千万亿")
    return unit if plain in _THINGS or (plain in COUNTERS and holds("count_name", row.name)) else ""


def satisfaction_apart(case: Case) -> Iterator[Note]:
    for row in case.form.indicators:
        if found("satisfaction", row.name):
            place = row.level2_source if row.level2_source.pieces else row.source
            wrong = slug(row) in ("output-quality", "benefit-social")
            note = failed(row, level2=row.level2 or "") if wrong else passed(row)
            yield note.at(place, "level2") if wrong else note
