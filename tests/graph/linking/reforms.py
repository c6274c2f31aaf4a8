"""Departments over several years, reformed and abbreviated; which rows are the same is known.

`@` is a department, `#` a form: year, tags of its project, name; a row starts with its tag, or `-`
where it is nothing of another year's; so may a project be. Of a project's second tag, `b.x` is the
row x.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.model import Form, Indicator
from corpus.values.target import parse_target
from graph.claims import Claim, ClaimKind
from graph.linking import block_of, is_accepted, link_forms
from tests.builders import make_form, make_indicator, with_ids
from tests.gold import DATA
from tests.graph.linking.labelled import Rates, ends, owner

FARTHEST = 3  # years
LEVELS = {
    "Q": ("产出指标", "数量指标"),
    "K": ("产出指标", "质量指标"),
    "T": ("产出指标", "时效指标"),
    "c": ("产出指标", "成本指标"),
    "C": ("成本指标", "经济成本指标"),
    "E": ("效益指标", "经济效益指标"),
    "S": ("效益指标", "社会效益指标"),
    "B": ("效益指标", "生态效益指标"),
    "L": ("效益指标", "可持续影响指标"),
    "M": ("满意度指标", "服务对象满意度指标"),
    "X": ("效益指标", "满意度指标"),
}


@dataclass
class Reformed:
    forms: list[Form] = field(default_factory=list)
    things: defaultdict[tuple[ClaimKind, str], set[tuple[int, str]]] = field(
        default_factory=lambda: defaultdict(set)
    )  # by tag: years and ids

    def rates(self, kind: ClaimKind) -> Rates:
        """Precision of all claims; recall of the accepted ones, from each year to the next."""
        claims = self._claims()
        made = ends(claims, kind)
        groups = [sorted(ids) for (of, _), ids in self.things.items() if of is kind]
        right = {(a, b, y, z) for ids in groups for y, a in ids for z, b in ids if y < z}
        wanted = {end for ids in groups for end in _successive(ids)}
        found = ends(filter(is_accepted, claims), kind) & wanted
        return Rates(len(made & right) / len(made), len(found) / len(wanted))

    def _claims(self) -> list[Claim]:
        blocks: defaultdict[str, list[Form]] = defaultdict(list)
        for form in self.forms:
            blocks[block_of(form)].append(form)
        return [claim for forms in blocks.values() for claim in link_forms(forms, {})]


def _successive(ids: list[tuple[int, str]]) -> Iterator[tuple[str, str, int, int]]:
    for year, a in ids:
        later = [other for other, _ in ids if other > year]
        if later and min(later) - year <= FARTHEST:
            yield from ((a, b, year, other) for other, b in ids if other == min(later))


def reformed(name: str) -> Reformed:
    made = Reformed()
    department = ""
    for part in (DATA / f"linking/{name}.txt").read_text("utf-8").split("\n\n"):
        head, *rows = part.strip().split("\n")
        if head.startswith("@"):
            department, head, *rows = head[1:].strip(), *rows
        _add(made, department, head, rows)
    return made


def _add(made: Reformed, department: str, head: str, rows: list[str]) -> None:
    about, _, project = head.removeprefix("#").partition("|")
    year, tags = about.split()
    cells = [row.split(" ", 2) for row in rows]
    form = with_ids(
        make_form(
            year=int(year), project=project.strip(), department=department,
            implementing_unit=None, goals=(),
            indicators=tuple(_indicator(level, text) for _, level, text in cells),
        )
    )  # fmt: skip
    made.forms.append(form)
    for tag in {*tags.split("+")} - {"-"}:
        made.things[ClaimKind.SAME_PROJECT, tag].add((int(year), owner(form)))
    for (tag, *_), row in zip(cells, form.indicators, strict=True):
        if tag != "-":
            key = tag if "." in tag else f"{tags.split('+')[0]}.{tag}"
            made.things[ClaimKind.SAME_INDICATOR, key].add((int(year), row.definition_id))


def _indicator(level: str, text: str) -> Indicator:
    name, _, value = text.rpartition(" ")
    level1, level2 = LEVELS[level]
    return make_indicator(level1=level1, level2=level2, name=name, target=parse_target(value))
