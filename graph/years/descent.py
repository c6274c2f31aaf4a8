"""What the forms of a block are about, without what they say of it; and what became of what."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from corpus.model import Form
from graph.claims import Claim, ClaimKind
from graph.years.lineage import Lineage
from graph.years.statements import Node, owner_of


@dataclass(frozen=True, slots=True)
class Outlined:
    """A form's year, what it measures (a project, or a department), what its rows define."""

    form: str  # ids
    year: int | None
    owner: str
    definitions: tuple[str, ...]

    @property
    def owner_node(self) -> Node:
        return (self.owner, self.year)

    @property
    def rows(self) -> Iterator[Node]:
        return ((each, self.year) for each in self.definitions)


Outline = tuple[Outlined, ...]


def outline_of(forms: Iterable[Form]) -> Outline:
    return tuple(_outlined(form) for form in forms)


def _outlined(form: Form) -> Outlined:
    definitions = dict.fromkeys(row.definition_id for row in form.indicators)
    return Outlined(form.id, form.year, owner_of(form)[0], tuple(definitions))


class Descent:
    """Of one block; the same forms and claims always give the same."""

    def __init__(
        self, outline: Outline, claims: Iterable[Claim], only: Collection[str] | None = None
    ) -> None:
        """Of `only` some definitions, with all that claims join them with, or of all."""
        self.outline = outline
        self.claims = tuple(claims)
        self._only = only

    @cached_property
    def indicators(self) -> Lineage:
        rows = (node for form in self.outline for node in form.rows)
        if self._only is not None:
            rows = (node for node in rows if node[0] in self._only)
        return Lineage(rows, self.claims, ClaimKind.SAME_INDICATOR)

    @cached_property
    def projects(self) -> Lineage:
        owners = (form.owner_node for form in self.outline)
        return Lineage(owners, self.claims, ClaimKind.SAME_PROJECT)

    @cached_property
    def measured(self) -> frozenset[Node]:
        """What has a form with rows."""
        return frozenset(form.owner_node for form in self.outline if form.definitions)

    @cached_property
    def measured_projects(self) -> Lineage:
        return Lineage(self.measured, self.claims, ClaimKind.SAME_PROJECT)

    def of_definitions(self, ids: frozenset[str]) -> frozenset[Node]:
        """What they were and became, whatever the year."""
        rows = (node for form in self.outline for node in form.rows if node[0] in ids)
        return self.indicators.of(rows)

    def forms_stating(self, nodes: frozenset[Node]) -> list[str]:
        """Ids of the forms with rows of these definitions in their years."""
        return [form.form for form in self.outline if not nodes.isdisjoint(form.rows)]

    def forms_about(self, owners: frozenset[Node]) -> list[str]:
        """Ids of the forms of these projects in their years."""
        return [form.form for form in self.outline if form.owner_node in owners]
