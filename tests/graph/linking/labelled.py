"""Year pairs labelled by hand: forms, and which of their projects and rows are the same thing.

A form names its project by tags; a row starts with its own, or - where nothing of the other year is
the same. Projects or rows of two years that share a tag are one. All departments are fictional.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

import msgspec

from corpus import ids
from corpus.model import Form, FormKind, Indicator
from corpus.values.target import parse_target
from graph.claims import Claim, ClaimKind
from graph.linking import is_accepted, link_forms
from tests.builders import make_form, make_indicator, with_ids
from tests.gold import DATA

FOLDER = DATA / "linking"
End = tuple[str, str, int | None, int | None]


class LabelledForm(msgspec.Struct):
    year: int
    tags: list[str]
    kind: str
    project: str | None
    rows: list[str]  # tag|level1|level2|name|value

    def form(self, department: str) -> Form:
        rows = tuple(_row(each.split("|")) for each in self.rows)
        made = make_form(
            kind=FormKind(self.kind),
            year=self.year,
            project=self.project,
            department=department,
            implementing_unit=None,
            goals=(),
            indicators=rows,
        )
        return with_ids(made)


class LabelledBlock(msgspec.Struct):
    department: str
    forms: list[LabelledForm]


@dataclass(frozen=True, slots=True)
class Labelled:
    department: str
    forms: tuple[Form, ...]
    same: dict[ClaimKind, frozenset[End]]


def labelled(name: str) -> list[Labelled]:
    blocks = msgspec.json.decode((FOLDER / f"{name}.json").read_bytes(), type=list[LabelledBlock])
    return [_labelled(block) for block in blocks]


def _labelled(block: LabelledBlock) -> Labelled:
    forms = tuple(each.form(block.department) for each in block.forms)
    both = list(zip(block.forms, forms, strict=True))
    pairs = [
        (a, b)
        for a, b in product(both, both)
        if a[0].year < b[0].year and set(a[0].tags) & set(b[0].tags)
    ]
    projects = frozenset((owner(a), owner(b), a.year, b.year) for (_, a), (_, b) in pairs)
    rows = frozenset(end for a, b in pairs for end in _same_rows(a, b))
    same = {ClaimKind.SAME_PROJECT: projects, ClaimKind.SAME_INDICATOR: rows}
    return Labelled(block.department, forms, same)


def owner(form: Form) -> str:
    if form.project:
        return ids.project_id(form.department, form.project)
    return ids.department_id(form.department or "")


def _same_rows(a: tuple[LabelledForm, Form], b: tuple[LabelledForm, Form]) -> Iterator[End]:
    for (tag, row), (other_tag, other) in product(_tagged(*a), _tagged(*b)):
        if tag & other_tag:
            yield row.definition_id, other.definition_id, a[1].year, b[1].year


def _tagged(labels: LabelledForm, form: Form) -> list[tuple[set[str], Indicator]]:
    tags = (set(each.partition("|")[0].split("+")) - {"-"} for each in labels.rows)
    return list(zip(tags, form.indicators, strict=True))


def _row(cells: list[str]) -> Indicator:
    _, level1, level2, name, value = cells
    return make_indicator(level1=level1, level2=level2, name=name, target=parse_target(value))


def ends(claims: Iterable[Claim], kind: ClaimKind) -> frozenset[End]:
    return frozenset((c.a, c.b, c.year_a, c.year_b) for c in claims if c.kind is kind)


@dataclass(frozen=True, slots=True)
class Rates:
    """Of all claims, how many are right; of what is the same, how much is in accepted claims."""

    precision: float
    recall: float


def rates(sets: Iterable[Labelled], kind: ClaimKind) -> Rates:
    proposed = right = same = found = 0
    for each in sets:
        claims = link_forms(each.forms, {})
        proposed += len(ends(claims, kind))
        right += len(ends(claims, kind) & each.same[kind])
        same += len(each.same[kind])
        found += len(ends(filter(is_accepted, claims), kind) & each.same[kind])
    return Rates(right / proposed, found / same)
