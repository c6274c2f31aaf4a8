"""What the endpoints take: a struct each, which checks the address and makes its description."""

from typing import Annotated, TypeVar

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType, field
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import UnprocessableEntity

from graph.analyses import By
from graph.checks import Outcome, Severity
from search.engine import GroupBy, HitKind, NameSort, Sort
from web.questions.columns import MOST

_Asked = TypeVar("_Asked", bound=Struct)
_Value = TypeVar("_Value")

Id = Annotated[str, Meta(min_length=3, max_length=80, description="Id of a node.")]
Text = Annotated[str, Meta(max_length=300)]
Name = Annotated[str, Meta(min_length=1, max_length=200)]
Year = Annotated[int, Meta(ge=1900, le=2999)]
Number = Annotated[float, Meta(ge=-1e15, le=1e15)]
_COLUMN = "^(project|department|form)-[0-9a-z]{1,40}(@[0-9]{4})?$"
Names = Annotated[tuple[Name, ...], Meta(max_length=20)]
Years = Annotated[tuple[Year, ...], Meta(max_length=20)]


class Nothing(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    """No parameters."""


class Paged(Nothing, kw_only=True, frozen=True):
    limit: Annotated[int, Meta(ge=1, le=200, description="Most entries of a page.")] = 50
    after: Annotated[
        str, Meta(max_length=2000, description="From next of the page before; opaque.")
    ] = ""


class OfNode(Nothing, kw_only=True, frozen=True):
    id: Id
    limit: Annotated[int, Meta(ge=1, le=200, description="Most forms.")] = 50


class Searched(Paged, kw_only=True, frozen=True):
    q: Annotated[Text, Meta(description="As in the search box and jixiao search.")] = ""
    kind: Annotated[tuple[HitKind, ...], Meta(max_length=4)] = ()
    year: Years = ()
    department: Annotated[Names, Meta(description="主管部门, as printed.")] = ()
    level: Annotated[Names, Meta(description="一级 or 二级指标, as printed.")] = ()
    unit: Annotated[Names, Meta(description="Measure unit, as printed.")] = ()
    comparator: Annotated[Names, Meta(description="≥ ≤ > < = 约")] = ()
    form: Annotated[Names, Meta(description="Kind of form: 申报表 …")] = ()
    value_kind: Annotated[Names, Meta(description="quantitative, dated, graded or textual")] = ()
    open: Annotated[bool | UnsetType, Meta(description="With, or without, open readings.")] = UNSET
    findings: Annotated[bool | UnsetType, Meta(description="With, or without, findings.")] = UNSET
    min: Annotated[Number | UnsetType, Meta(description="Smallest number, included.")] = UNSET
    max: Annotated[Number | UnsetType, Meta(description="Largest number, included.")] = UNSET
    sort: Sort = Sort.RELEVANCE
    reverse: bool = False
    group_by: GroupBy | UnsetType = UNSET
    widen: Annotated[bool, Meta(description="Search synonyms too.")] = False
    exact: Annotated[bool, Meta(description="Nothing else where nothing is found.")] = False
    like: Annotated[Text, Meta(description="Id of what the hits are like.")] = ""
    meaning: Annotated[bool, Meta(description="Names that mean the same, too.")] = False


class Typed(Nothing, kw_only=True, frozen=True):
    q: Annotated[str, Meta(min_length=1, max_length=60, description="What was typed.")]
    limit: Annotated[int, Meta(ge=1, le=50)] = 10


class FormsOf(Paged, kw_only=True, frozen=True):
    year: Years = ()
    department: Annotated[Names, Meta(description="主管部门, as printed.")] = ()


class Around(Nothing, kw_only=True, frozen=True):
    id: Id
    limit: Annotated[int, Meta(ge=1, le=500, description="Most nodes.")] = 200


class Way(Nothing, kw_only=True, frozen=True):
    from_: Annotated[Id, Meta(description="Where the path begins.")] = field(name="from")
    to: Annotated[Id, Meta(description="Where it ends.")]
    claims: Annotated[bool, Meta(description="Over what is inferred, too.")] = False


class Covered(Paged, kw_only=True, frozen=True):
    id: Annotated[Id | UnsetType, Meta(description="Else the counts of every form.")] = UNSET
    year: Year | UnsetType = UNSET


class Between(Paged, kw_only=True, frozen=True):
    from_: Annotated[Year, Meta(description="The earlier year.")] = field(name="from")
    to: Annotated[Year, Meta(description="The later year.")]
    project: Annotated[Id | UnsetType, Meta(description="Only of this project.")] = UNSET
    department: Annotated[Id | UnsetType, Meta(description="Only of this department.")] = UNSET


class Beside(Nothing, kw_only=True, frozen=True):
    id: Annotated[
        tuple[Annotated[str, Meta(pattern=_COLUMN)], ...],
        Meta(
            max_length=MOST,
            description="Project, department or form, perhaps with its year: ID@2023."
            " One project or department alone stands for its last years.",
        ),
    ] = ()


class Judged(Paged, kw_only=True, frozen=True):
    id: Annotated[Id | UnsetType, Meta(description="Only about this node.")] = UNSET
    rule: Annotated[Names, Meta(description="Such as B-03.")] = ()
    severity: Annotated[tuple[Severity, ...], Meta(max_length=3)] = ()
    outcome: Annotated[tuple[Outcome, ...], Meta(max_length=6)] = ()
    profile: Annotated[Name | UnsetType, Meta(description="Judge by these rules.")] = UNSET
    year: Year | UnsetType = UNSET
    department: Annotated[Name | UnsetType, Meta(description="Its name or a part.")] = UNSET


class Analysed(Paged, kw_only=True, frozen=True):
    name: Annotated[str, Meta(min_length=1, max_length=40, description="Of the analysis.")]
    department: Annotated[Names, Meta(description="主管部门, as printed.")] = ()
    year: Years = ()
    level: Annotated[str, Meta(max_length=40, description="一级指标.")] = ""
    by: Annotated[By | UnsetType, Meta(description="A line for each of these.")] = UNSET
    items: Annotated[bool, Meta(description="The findings with sources.")] = False


class Named(Paged, kw_only=True, frozen=True):
    q: Annotated[Text, Meta(description="Words that the names hold.")] = ""
    department: Annotated[Names, Meta(description="主管部门, as printed.")] = ()
    year: Years = ()
    sort: NameSort = NameSort.ROWS


class Claimed(Paged, kw_only=True, frozen=True):
    id: Annotated[Id | UnsetType, Meta(description="Only near this node.")] = UNSET


class Taken(Nothing, kw_only=True, frozen=True):
    id: Annotated[Id | UnsetType, Meta(description="Only what states this node.")] = UNSET
    q: Annotated[Text | UnsetType, Meta(description="Only what this search finds.")] = UNSET


def asked_of(kind: type[_Asked], args: MultiDict[str, str], path: dict[str, str]) -> _Asked:
    """Raises UnprocessableEntity, which says what was found and what was expected."""
    several = {each.encode_name for each in msgspec.structs.fields(kind) if each.default == ()}
    given: dict[str, object] = {}
    for name, values in args.lists():
        if name in path:
            raise UnprocessableEntity(f"{name[:40]}: stands in the path; not expected again")
        if name not in several and len(values) > 1:
            raise UnprocessableEntity(f"{name[:40]}: given {len(values)} times; expected once")
        given[name] = values if name in several else values[0]
    try:
        return msgspec.convert(given | path, kind, strict=False)
    except msgspec.ValidationError as error:
        raise UnprocessableEntity(str(error)) from error


def known(value: _Value | UnsetType) -> _Value | None:
    return None if isinstance(value, UnsetType) else value
