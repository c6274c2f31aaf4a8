"""Claims, and what people say of them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

import msgspec

from corpus.errors import RecordNotFound, ValueSyntaxError
from corpus.ids import project_id
from corpus.model import Form
from corpus.store.base import READING, Decision, DecisionStore, RecordStore, Verdict
from graph.claims import Claim, ClaimKind, Status, claim_id
from web.inferred.derived import Derived
from web.inferred.products import CLAIMS, COVERAGE
from web.reports import Failure

_LONGEST = 1_000  # characters of a name or a note


@dataclass(frozen=True, slots=True)
class Said:
    """Who decides and when, as that person gives it. Raises ValueSyntaxError."""

    by: str
    at: str
    note: str = ""

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise ValueSyntaxError("by", self.by, "who decides, such as --by 张三")
        if len(self.by) + len(self.note) > _LONGEST:
            raise ValueSyntaxError("note", self.note[:20], f"at most {_LONGEST} characters")
        try:
            datetime.fromisoformat(self.at)
        except ValueError:
            expected = "a day or a moment, such as 2024-05-31 or 2024-05-31T10:00"
            raise ValueSyntaxError("at", self.at, expected) from None


@dataclass(frozen=True, slots=True)
class Imported:
    added: int
    known: int
    failed: tuple[Failure, ...]


class Claims:
    """Over the store's decisions and what is derived of the forms."""

    def __init__(self, store: RecordStore, derived: Derived) -> None:
        self._store = store
        self._derived = derived

    def about(self, id_: str | None = None) -> Iterator[Claim]:
        """Every claim, or those whose ends a node's forms state; makes what is not made yet."""
        if id_ is None:
            for name in (CLAIMS, COVERAGE):
                for _, parts in self._derived.each(name, compute=True):
                    yield from _claims(name, parts)
            yield from self.rejected()
            return
        ends = self._ends_near(id_)
        for claim in chain(self._near(id_), self.rejected()):
            if claim.a in ends or claim.b in ends:
                yield claim

    def of_forms(self, ids: Collection[str]) -> Iterator[Claim]:
        """Those of which an end stands in one of these forms, by block."""
        ends = {end for id_ in ids for end in _ends_in(self._store.form(id_).form)}
        blocks = sorted({key for id_ in ids for key in self._derived.blocks_of_node(id_)})
        found = (claim for key in blocks for claim in self._in_block(key))
        for claim in chain(found, self.rejected()):
            if claim.a in ends or claim.b in ends:
                yield claim

    def rejected(self) -> list[Claim]:
        """What people rejected, which nothing proposes any more."""
        standing = self._store.decisions.standing().values()
        return [_rejected(each) for each in standing if each.verdict is Verdict.REJECTED]

    def waiting(self) -> list[Decision]:
        """Decisions on what is not there now: kept, and of effect when it comes back."""
        return [each for each in self._store.decisions.standing().values() if self._waits(each)]

    def decide(self, id_: str, verdict: Verdict, said: Said, near: str | None = None) -> Decision:
        """`near` is a node beside which the claim is looked for. Raises RecordNotFound."""
        found = self._named(id_, near)
        ends = (str(found.kind), found.a, found.b, found.year_a, found.year_b)
        decision = Decision(id_, *ends, verdict, said.by, said.at, said.note)
        self._store.decisions.decide(decision)
        return decision

    def undo(self, id_: str, said: Said) -> Decision:
        """The decision that stood, on a claim or an open reading. Raises NothingDecided."""
        return self._of(id_).undo(id_, said.by, said.at, said.note)

    def standing(self) -> dict[str, Decision]:
        """By claim."""
        return self._store.decisions.standing()

    def history(self, id_: str) -> list[Decision]:
        return self._of(id_).history(id_)

    def _of(self, id_: str) -> DecisionStore:
        is_reading = id_.startswith(f"{READING}-")
        return self._store.readings if is_reading else self._store.decisions

    def exported(self) -> Iterator[bytes]:
        """All that was ever decided, a line of JSON each, in the order recorded; claims first."""
        for decision in chain(self._store.decisions.history(), self._store.readings.history()):
            yield msgspec.json.encode(decision) + b"\n"

    def imported(self, lines: Iterable[bytes], path: str) -> Imported:
        """Takes every line that can be read; a line that is already known changes nothing."""
        read, failed = [], []
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                read.append(_decision(line))
            except (msgspec.MsgspecError, UnicodeDecodeError, ValueSyntaxError) as error:
                failed.append(Failure(f"{path}:{number}", f"{error}; expected a decision"))
        added = self._store.decisions.merge(read)
        return Imported(added, len(read) - added, tuple(failed))

    def _named(self, id_: str, near: str | None) -> Decision | Claim:
        """The claim by its kind, ends and years, as decided before or as it is made."""
        known = self._store.decisions.history(id_)
        if known:
            return known[-1]
        nearby = self._near(near) if near else iter(())
        held = self._derived.holding(id_.encode())
        everywhere = (claim for name, parts in held for claim in _claims(name, parts))
        for claim in chain(nearby, everywhere):
            if claim.id == id_:
                return claim
        raise RecordNotFound(id_)

    def _near(self, node: str) -> Iterator[Claim]:
        for key in self._derived.blocks_of_node(node):
            yield from self._in_block(key)

    def _in_block(self, key: str) -> Iterator[Claim]:
        for name in (CLAIMS, COVERAGE):
            yield from _claims(name, self._derived.parts(name, key))

    def _ends_near(self, id_: str) -> frozenset[str]:
        """A node, and what its forms state where it is no indicator itself."""
        if id_.startswith("definition-"):
            return frozenset({id_})
        forms = [found.form for found in self._store.forms_stating(id_)]
        if not id_.startswith("indicator-"):
            return frozenset({id_, *(end for form in forms for end in _ends_in(form))})
        rows = (row for form in forms for row in form.indicators if row.id == id_)
        return frozenset({id_, *(row.definition_id for row in rows)})

    def _waits(self, decision: Decision) -> bool:
        try:
            if decision.verdict is Verdict.CONFIRMED:
                return all(claim.id != decision.claim for claim in self._near(decision.a))
            ends = [decision.a]
            if decision.kind != ClaimKind.MEASURES:  # else b is no node
                ends.append(decision.b)
            return not all(map(self._derived.blocks_of_node, ends))
        except RecordNotFound:
            return True


def _ends_in(form: Form) -> Iterator[str]:
    """What claims about a form are between: its project, its rows and what they define."""
    if form.project:
        yield project_id(form.department, form.project)
    for row in form.indicators:
        yield row.id
        yield row.definition_id


def _claims(name: str, parts: Any) -> Iterator[Claim]:
    """The claims in a product."""
    if name == CLAIMS:
        yield from parts.get("", ())
    elif name == COVERAGE:
        for form in sorted(parts):
            yield from (link.claim for link in parts[form].links)


def _rejected(decision: Decision) -> Claim:
    kind = ClaimKind(decision.kind)
    ends = (decision.a, decision.b, decision.year_a, decision.year_b)
    return Claim(decision.claim, kind, *ends, 0.0, "decision", status=Status.REJECTED)


def _decision(line: bytes) -> Decision:
    found = msgspec.json.decode(line, type=Decision)
    Said(found.by, found.at, found.note)
    if found.kind == READING:
        if not found.claim.startswith(f"{READING}-"):
            raise ValueSyntaxError("claim", found.claim, "the id of an open reading")
        return found
    try:
        kind = ClaimKind(found.kind)
    except ValueError:
        raise ValueSyntaxError("kind", found.kind, "a kind of claim") from None
    if found.claim != claim_id(kind, found.a, found.b, found.year_a, found.year_b):
        raise ValueSyntaxError("claim", found.claim, "the id of a claim with these ends and years")
    return found
