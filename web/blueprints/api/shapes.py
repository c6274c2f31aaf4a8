"""What the answers look like: their keys and kinds, from which the description is made.

An answer says no key that is not here: its test compares them.
"""

from msgspec import UNSET, Struct, UnsetType, field

from corpus.model import Format
from corpus.store.base import Decision
from graph.claims import Claim, ClaimKind, Status
from web.answers.cited import CitedForm, CitedResults, FormLine, Node
from web.answers.found import JsonSuggestion
from web.questions.places import Place

WholeNode = Node[CitedForm]
StatedNode = Node[FormLine]


class Shape(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Every answer's."""


class Listed(Shape, kw_only=True, frozen=True):
    next: str | None  # address of the next page; null on the last


class Found(CitedResults, kw_only=True, frozen=True):
    next: str | None


class Suggestions(Shape, kw_only=True, frozen=True):
    suggestions: tuple[JsonSuggestion, ...]


class DocumentLine(Shape, kw_only=True, frozen=True):
    id: str
    name: str
    title: str | None
    publisher: str | None
    path: str  # the name of the file
    size: int
    forms: int
    indicators: int
    unplaced: int
    open_readings: int
    sha256: str
    format: Format
    pages: int


class Documents(Listed, kw_only=True, frozen=True):
    documents: tuple[DocumentLine, ...]


class Forms(Listed, kw_only=True, frozen=True):
    forms: tuple[FormLine, ...]


class ProjectLine(Shape, kw_only=True, frozen=True):
    id: str
    name: str
    department: str | None
    department_id: str | None
    years: tuple[int, ...]
    forms: tuple[str, ...]  # ids; each form's own answer says where it stands


class Projects(Listed, kw_only=True, frozen=True):
    projects: tuple[ProjectLine, ...]


class DepartmentLine(Shape, kw_only=True, frozen=True):
    id: str
    name: str
    years: tuple[int, ...]
    projects: int
    forms: tuple[str, ...]


class Departments(Listed, kw_only=True, frozen=True):
    departments: tuple[DepartmentLine, ...]


class NodeName(Shape, kw_only=True, frozen=True):
    id: str
    kind: str
    label: str


class Link(Shape, kw_only=True, frozen=True):
    from_: str = field(name="from")
    to: str
    kind: str
    source: Place | None  # null for what is inferred


class Neighbours(Shape, kw_only=True, frozen=True):
    nodes: tuple[NodeName, ...]
    links: tuple[Link, ...]
    more: int
    and_more: bool


class Step(Link, kw_only=True, frozen=True):
    claim: Claim | UnsetType = UNSET  # of a step that is inferred
    forward: bool
    node: NodeName


class Path(Shape, kw_only=True, frozen=True):
    steps: tuple[Step, ...]


class Ground(Shape, kw_only=True, frozen=True):
    code: str
    text: str


class ClaimLine(Shape, kw_only=True, frozen=True):
    id: str
    kind: ClaimKind
    a: str
    b: str
    year_a: int | None
    year_b: int | None
    score: float
    method: str
    reasons: tuple[Ground, ...]
    status: Status


class Claims(Listed, kw_only=True, frozen=True):
    claims: tuple[ClaimLine, ...]
    waiting: tuple[Decision, ...]


class FollowedClaim(ClaimLine, kw_only=True, frozen=True):
    followed: bool
