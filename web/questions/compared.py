"""Projects, their years, or departments side by side, as a reader asks for them.

A column is named by an id and its year, `project-…@2023`; without a year it is the latest. A form's
id names a column of that form alone.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, TypeVar

from corpus.errors import RecordNotFound, WorkspaceBusy
from corpus.model import Form
from graph.comparison import Column, comparison_of
from graph.years import Descent
from graph.years.statements import in_order, owner_of
from web.questions.columns import FEWEST, MOST, Chosen, Compared, Fault, NotComparable, key_of
from web.questions.measured import kept_coverage

if TYPE_CHECKING:
    from web.services import Services

_Found = TypeVar("_Found")
_KINDS = frozenset({"project", "department", "form"})
_DIGITS = 4  # of a year


def chosen(services: "Services", asked: Iterable[str], *, unfold: bool = True) -> Chosen:
    """One thing without a year is unfolded into its last years.

    Raises NotComparable, RecordNotFound.
    """
    wanted = list(dict.fromkeys(each.strip() for each in asked if each.strip()))
    if len(wanted) > MOST:
        raise NotComparable(Fault.TOO_MANY, f"{len(wanted)} columns")
    if unfold and len(wanted) == 1 and "@" not in wanted[0]:
        columns = _years(services, wanted[0])
    else:
        columns = [_column(services, each) for each in wanted]
    if len({column.of_department for column in columns}) > 1:
        raise NotComparable(Fault.MIXED, "projects and departments")
    return Chosen(tuple({key_of(column): column for column in columns}.values()))


def some_of(services: "Services", asked: Iterable[str]) -> Chosen:
    """As many of the first ones as can stand beside each other."""
    kept: list[str] = []
    for each in islice(asked, 2 * MOST):
        try:
            chosen(services, [*kept, each], unfold=False)
        except (NotComparable, RecordNotFound):
            continue
        kept.append(each)
    return chosen(services, kept, unfold=False)


def compared(services: "Services", columns: Sequence[Column], *, goals: bool = True) -> Compared:
    """Line by line; of one column its lines alone. Without `goals` but for their clauses."""
    unknown: list[Descent] = []
    kin, pending = _unless_busy(lambda: _kin(services, columns), unknown)
    own = [form for column in columns for form in column.own if goals and form.goals]
    coverages = {form.id: kept_coverage(services, form) for form in own}
    found = comparison_of(columns, kin, coverages, over_years=_is_one_thing(columns, kin))
    return Compared(found, _documents(services, columns), pending)


def _documents(services: "Services", columns: Sequence[Column]) -> dict[str, str]:
    """The document of each form."""
    forms = {form.id: form for column in columns for form in column.forms}
    return {id_: services.store.document_of(id_) for id_ in forms}


def _column(services: "Services", asked: str) -> Column:
    node, _, year = asked.partition("@")
    kind = _kind(node)
    if kind == "form":
        form = services.form(node).form
        return Column(node, form.year, (form,), of_department=form.project is None)
    if year and not (year.isdecimal() and len(year) <= _DIGITS):
        raise NotComparable(Fault.YEAR, asked)
    forms = [found.form for found in services.forms_of(node)]
    chosen_year = int(year) if year else forms[-1].year
    of_year = [form for form in forms if form.year == chosen_year]
    if not of_year:
        raise NotComparable(Fault.YEAR, asked)
    return Column(node, chosen_year, tuple(in_order(of_year)), kind == "department")


def _kind(node: str) -> str:
    kind = node.partition("-")[0]
    if kind not in _KINDS:
        raise NotComparable(Fault.KIND, node)
    return kind


def _years(services: "Services", node: str) -> list[Column]:
    """The last of its years, the earliest first; of a project, what it was and became too."""
    kind = _kind(node)
    if kind == "form":
        return [_column(services, node)]
    forms = [found.form for found in services.forms_of(node)]
    if kind == "project":
        forms, _ = _unless_busy(lambda: _lineage(services, forms), forms)
    found: dict[tuple[int, str], list[Form]] = {}
    for form in forms:
        if form.year is not None:
            of = node if kind == "department" else owner_of(form)[0]
            found.setdefault((form.year, of), []).append(form)
    if not found:
        return [_column(services, node)]
    return [
        Column(of, year, tuple(in_order(found[year, of])), kind == "department")
        for year, of in sorted(found)[-MOST:]
    ]


def _lineage(services: "Services", forms: Sequence[Form]) -> list[Form]:
    """The forms of a project in all years, under whatever name."""
    descent = services.years.projects(forms[-1].id)
    reached = descent.projects.of(map(owner_of, forms))
    known = {form.id: form for form in forms}
    ids = descent.forms_about(reached)
    return [known[id_] if id_ in known else services.form(id_).form for id_ in ids]


def _kin(services: "Services", columns: Sequence[Column]) -> list[Descent]:
    """Of the departments of which there is more than one column."""
    keys = [services.derived.block_of_node(column.forms[0].id) for column in columns]
    first = {key: column.forms[0].id for key, column in zip(keys, columns, strict=True)}
    return [services.years.descent(form) for key, form in first.items() if keys.count(key) > 1]


def _is_one_thing(columns: Sequence[Column], kin: Sequence[Descent]) -> bool:
    """Whether all columns are one project or department, year after year."""
    years = [column.year for column in columns if column.year is not None]
    if len(years) < max(len(columns), FEWEST) or any(a >= b for a, b in pairwise(years)):
        return False
    if columns[0].of_department:
        return len({column.forms[0].department for column in columns}) == 1
    owners = [owner_of(column.forms[0]) for column in columns]
    return any(each.projects.of(owners[:1]).issuperset(owners) for each in kin)


def _unless_busy(ask: Callable[[], _Found], else_: _Found) -> tuple[_Found, bool]:
    """What is asked for; where another process tells departments apart, `else_`, and that so."""
    try:
        return ask(), False
    except WorkspaceBusy:
        return else_, True
