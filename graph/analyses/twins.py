"""The same goal text, or nearly the same, in forms of different departments.

Texts that agree to the letter are one. Of the others only those are compared that share a hash of
their sketches and stand near each other there in order of length, so that the work grows with the
number of texts, not with its square.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from graph.analyses.copies import NEAR
from graph.analyses.facts import FormFacts
from graph.analyses.grouping import department_key, forms_in
from graph.analyses.report import Analysis, Blocks, By, Choice, Item, Lacking, Line, Report
from graph.analyses.sketch import plain_text

_NEIGHBOURS = 3  # texts of a bucket that each is compared with
_LEAST = 20  # characters: a shorter text says too little to be a copy
_COLUMNS = ("text", "forms", "departments", "first_year", "last_year")
_EXCERPT = 60


def report(blocks: Blocks, choice: Choice) -> Report:
    forms = list(forms_in(blocks, choice))
    texts = sum(len(form.goal_text) >= _LEAST for form in forms)
    departments = len({department_key(form) for form in forms})
    if texts < 2 or departments < 2:
        return Report(lacking=Lacking.TWO_TEXTS)
    groups = list(groups_of(forms))
    copied = sum(len(group) for group in groups)
    return Report(
        columns=_COLUMNS,
        lines=tuple(map(_line, groups)),
        drawn=("departments",),
        figures=(("forms", texts), ("twin_groups", len(groups)), ("twin_forms", copied)),
    )


def items(blocks: Blocks, choice: Choice) -> Iterator[Item]:
    for number, group in enumerate(groups_of(forms_in(blocks, choice)), 1):
        for form in group:
            yield Item((number, form.department, form.name, form.year, form.goal_text), form.form)


def groups_of(forms: Iterable[FormFacts]) -> Iterator[list[FormFacts]]:
    """Forms of at least two departments with like goals, the largest group first."""
    by_text: dict[str, list[FormFacts]] = {}
    for form in sorted(forms, key=lambda form: form.form):
        if len(form.goal_text) >= _LEAST:
            by_text.setdefault(plain_text(form.goal_text), []).append(form)
    joined: dict[str, list[FormFacts]] = {}
    tops = _joined({text: forms[0].sketch for text, forms in by_text.items()})
    for text, alike in by_text.items():
        joined.setdefault(tops[text], []).extend(alike)
    groups = [group for group in joined.values() if len(set(map(department_key, group))) > 1]
    yield from sorted(groups, key=lambda group: (-len(group), group[0].form))


def _joined(sketches: dict[str, tuple[int, ...]]) -> dict[str, str]:
    """Each text → one text of its group."""
    above: dict[str, str] = {}

    def top(text: str) -> str:
        while text in above:
            text = above[text]
        return text

    for one, other in _alike(sketches):
        low, high = sorted((top(one), top(other)))
        if low != high:
            above[high] = low
    return {text: top(text) for text in sketches}


def _alike(sketches: dict[str, tuple[int, ...]]) -> Iterator[tuple[str, str]]:
    from rapidfuzz.fuzz import ratio

    buckets: dict[int, list[str]] = {}
    for text, sketch in sketches.items():
        for hash_ in sketch:
            buckets.setdefault(hash_, []).append(text)
    for bucket in buckets.values():
        bucket.sort(key=lambda text: (len(text), text))
        for place, text in enumerate(bucket):
            for other in islice(bucket, place + 1, place + 1 + _NEIGHBOURS):
                if ratio(text, other, score_cutoff=100 * NEAR) > 100 * NEAR:
                    yield text, other


def _line(group: list[FormFacts]) -> Line:
    text = group[0].goal_text
    years = [form.year for form in group if form.year is not None]
    departments = len(set(map(department_key, group)))
    shown = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
    span = (min(years, default=None), max(years, default=None))
    return Line((shown, len(group), departments, *span), group[0].form)


TWINS = Analysis(
    name="twins",
    ways=(By.DEPARTMENT,),
    report=report,
    item_columns=("group", "department", "project", "year", "text"),
    items=items,
)
