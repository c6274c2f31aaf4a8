"""What coverage, findings, analyses, the library and the list of files look like."""

from msgspec import UNSET, UnsetType

from corpus.model import FormKind, Piece, Source
from graph.checks import Outcome, Severity
from graph.claims import Status
from search.engine import NameEntry
from web.blueprints.api.shapes import Ground, Listed, Shape
from web.questions.places import Place

Cell = str | int | float | None


class Clause(Shape, kw_only=True, frozen=True):
    id: str
    goal: str
    number: int
    text: str
    source: Source


class Measure(Shape, kw_only=True, frozen=True):
    id: str
    name: str
    score: float
    words: tuple[str, ...]
    primary: bool
    claim: str
    status: Status
    reasons: tuple[Ground, ...]
    source: Place


class MeasuredClause(Clause, kw_only=True, frozen=True):
    indicators: tuple[Measure, ...]


class Unattached(Shape, kw_only=True, frozen=True):
    id: str
    name: str


class CoverageHead(Shape, kw_only=True, frozen=True):
    form: str
    kind: FormKind
    year: int | None
    project: str | None
    department: str | None
    document: str
    file: str


class FormCoverage(CoverageHead, kw_only=True, frozen=True):
    clauses: tuple[MeasuredClause, ...]
    uncovered: tuple[Clause, ...]
    unattached: tuple[Unattached, ...]


class CoverageCounts(CoverageHead, kw_only=True, frozen=True):
    clauses: int
    uncovered: int
    indicators: int
    unattached: int


class Coverages(Listed, kw_only=True, frozen=True):
    """Of a node: all forms of the page, and once more the newest of them, where there is one."""

    form: str | UnsetType = UNSET
    kind: FormKind | UnsetType = UNSET
    year: int | UnsetType | None = UNSET
    project: str | UnsetType | None = UNSET
    department: str | UnsetType | None = UNSET
    document: str | UnsetType = UNSET
    file: str | UnsetType = UNSET
    clauses: tuple[MeasuredClause, ...]
    uncovered: tuple[Clause, ...]
    unattached: tuple[Unattached, ...]
    forms: tuple[FormCoverage, ...]


class CoveragesCounted(Listed, kw_only=True, frozen=True):
    """Of everything: counts for each form."""

    forms: tuple[CoverageCounts, ...]


class FindingLine(Shape, kw_only=True, frozen=True):
    rule: str
    outcome: Outcome
    severity: Severity
    text: str
    text_en: str
    project: str | None
    department: str | None
    year: int | None
    form_kind: FormKind
    where: str  # file, and the first place in it
    quote: str | None
    field: str | None
    about: str | None
    form: str
    document: str
    profile: str
    reference: bool
    source: str
    article: str | None
    verified: bool
    pieces: tuple[Piece, ...]


class Findings(Listed, kw_only=True, frozen=True):
    findings: tuple[FindingLine, ...]
    counts: dict[str, dict[str, int]]  # of all pages: rule → outcome → findings
    waiting: int  # departments that are not worked out yet


class AnalysisLine(Shape, kw_only=True, frozen=True):
    name: str
    by: tuple[str, ...]
    items: bool  # whether it can say the findings one by one


class AnalysisLines(Shape, kw_only=True, frozen=True):
    analyses: tuple[AnalysisLine, ...]


class Analysis(Listed, kw_only=True, frozen=True):
    name: str
    departments: int
    lacking: str | None  # why there is nothing
    figures: dict[str, Cell]
    rows: tuple[dict[str, Cell], ...]
    waiting: int


class Library(Listed, kw_only=True, frozen=True):
    total: int
    entries: tuple[NameEntry, ...]


class File(Shape, kw_only=True, frozen=True):
    format: str
    href: str


class Files(Shape, kw_only=True, frozen=True):
    files: tuple[File, ...]
