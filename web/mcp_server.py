"""What an assistant may ask over MCP: plain functions over the services, each answer cited.

Only `server` needs the package mcp (the extra 'mcp').
"""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec

from corpus.errors import JixiaoError
from search.engine import HitKind, Query
from web.answers.cited import cited_node, cited_results
from web.answers.connections import steps
from web.answers.coverage import Record, coverages
from web.exports.compared import comparison_record
from web.exports.year_records import series_record
from web.questions.claimed_paths import ClaimedPath, claimed_path
from web.questions.columns import FEWEST, Fault, NotComparable
from web.questions.compared import chosen, compared
from web.questions.measured import measured
from web.questions.places import Places
from web.reports import Measured
from web.services import Services
from web.versions import own_version

if TYPE_CHECKING:
    from graph.goals import GoalLink

NAME = "jixiao"
_SAYS = (
    "Goals and indicators of Chinese budget-performance forms (绩效目标表), read only. Every answer"
    " says where it stands: document, file, page, line or cell, and the words (quote). Ids come"
    " from `search`. What is null is not in the form; `claims` and coverage are inferred."
)
_MOST = 50  # hits or forms of an answer: an assistant reads all of it
_LONGEST = 300  # characters of a query


class Tools:
    """Raises what the services raise, and ValueError for what makes no sense."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def search(
        self, query: str, kind: str = "", year: int = 0, limit: int = 20, after: str = ""
    ) -> Record:
        """Find indicators, goal clauses and projects by Chinese text.

        The query knows "…", OR, NOT, name:…, 满意度>=90%, 年度:2022..2024. `kind` is indicator,
        goal, project or form; `year` 0 is any. `after` goes on behind the answer before.
        """
        if len(query) > _LONGEST:
            raise ValueError(f"query: {len(query)} characters; expected at most {_LONGEST}")
        asked = Query(
            query,
            kinds=(HitKind(kind),) if kind else (),
            years=(year,) if year else (),
            mend=True,
            after=after,
            limit=_within(limit),
        )
        return _plain(cited_results(self._services, asked))

    def show(self, id: str, limit: int = 10) -> Record:  # noqa: A002
        """Show one thing by its id: what the forms say of it, and where."""
        return _plain(cited_node(self._services, id, _within(limit)))

    def series(self, id: str) -> Record:  # noqa: A002
        """Follow an indicator over the years: targets, actuals, what changed, by what claim."""
        years = self._services.years
        return _plain(series_record(years.series(id), years.spots()))

    def coverage(self, id: str, limit: int = 5) -> Record:  # noqa: A002
        """Which indicator measures which clause of a goal, and which clause none measures."""
        places = Places(self._services)

        def cite(each: Measured, link: "GoalLink | None") -> Record:
            if link is None:
                return {"file": places.name_of(each.document_id)}
            return {"source": places.of_statement(each.form.id, link.indicator.id)}

        found = list(measured(self._services, id))
        some = found[-_within(limit) :]
        return _plain(coverages(some, cite) | {"more": len(found) - len(some)})

    def compare(self, ids: list[str], differences: bool = True) -> Record:
        """Put two to five projects, years or departments side by side: what differs, and where.

        An id may name its year (ID@2023); one project or department alone stands for its last
        years. `differences` leaves out lines that are the same in all.
        """
        columns = chosen(self._services, ids).columns
        if len(columns) < FEWEST:
            raise NotComparable(Fault.TOO_FEW, " ".join(ids))
        found = compared(self._services, columns)
        if differences:
            lines = tuple(line for line in found.comparison.lines if line.differs)
            found = replace(found, comparison=replace(found.comparison, lines=lines))
        return _plain(comparison_record(found, self._services))

    def path(self, from_id: str, to_id: str, claims: bool = False) -> Record:
        """How two things hang together, each step with what states it; `claims`: inferred too."""
        if claims:
            found = claimed_path(self._services, from_id, to_id)
        else:
            found = ClaimedPath(self._services.path(from_id, to_id), {})
        return _plain({"steps": steps(found, Places(self._services))})

    def all(self) -> tuple[Callable[..., Record], ...]:
        return self.search, self.show, self.series, self.coverage, self.compare, self.path


def server(services: Services) -> Any:
    """An MCPServer. Raises ImportError without the package."""
    offered = import_module("mcp.server.mcpserver").MCPServer
    made = offered(NAME, version=own_version(), instructions=_SAYS)
    hints = import_module("mcp.types").ToolAnnotations
    refusal = import_module("mcp.server.mcpserver.exceptions").ToolError
    reading = hints(read_only_hint=True, open_world_hint=False)
    for tool in Tools(services).all():
        made.add_tool(_telling(tool, refusal), annotations=reading)
    return made


def _telling(tool: Callable[..., Record], refusal: type[Exception]) -> Callable[..., Record]:
    """The tool with what was found and expected told to whoever asks, not logged as a crash."""

    @wraps(tool)
    def told(*args: Any, **kwargs: Any) -> Record:
        try:
            return tool(*args, **kwargs)
        except (JixiaoError, ValueError) as error:
            raise refusal(str(error)) from error

    return told


def _within(limit: int) -> int:
    if not 1 <= limit <= _MOST:
        raise ValueError(f"limit: {limit}; expected 1 to {_MOST}")
    return limit


def _plain(answer: object) -> Record:
    """As JSON has it."""
    found: Record = msgspec.json.decode(_encoder.encode(answer))
    return found


_encoder = msgspec.json.Encoder(decimal_format="number")
