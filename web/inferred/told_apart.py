"""Which forms are a block, and which blocks have changed: kept at the state of the workspace."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import cached_property
from pathlib import Path

from corpus.errors import WorkspaceBusy
from corpus.store.base import RecordStore
from corpus.store.derived import DerivedCache, Stamp
from corpus.store.lock import FileLock
from web.inferred.products import Making

LOCK = "derived.lock"
_PATIENCE = 600.0  # seconds to wait for another process that does the same
_SHORT = 0.05  # seconds, where somebody looks at a page
_MANY = 500  # forms, told apart in a tenth of a second
_BUSY = (
    "derived.sqlite: another process is telling the departments apart;"
    " expected it to be done, try again later"
)
_MOMENT = ContextVar["set[ToldApart] | None"]("jixiao.moment", default=None)  # who caught up in it


def begin_moment() -> None:
    """For one that only reads: what changes from now on may be left to the next."""
    _MOMENT.set(set())


def end_moment() -> None:
    _MOMENT.set(None)


class ToldApart:
    """Reads only the heads of the forms that changed; makes nothing of them."""

    def __init__(
        self,
        store: RecordStore,
        cache: DerivedCache,
        folder: Path,
        load: Callable[[], Making],
    ) -> None:
        self._store = store
        self._cache = cache
        self._lock = FileLock(folder / LOCK)
        self._load = load
        self._patience = _PATIENCE
        self._most: int | None = None  # forms told apart while somebody waits

    @cached_property
    def making(self) -> Making:
        return self._load()

    def is_current(self) -> bool:
        return self._cache.stamp() == self._wanted()

    @property
    def leaves_whole(self) -> bool:
        return self._most is not None

    def leave_whole_to_another(self) -> None:
        """From now on raises WorkspaceBusy where another process has much to do first."""
        self._patience = _SHORT
        self._most = _MANY

    def catch_up(self) -> None:
        """Raises WorkspaceBusy. Within a moment it looks until it has caught up once."""
        seen = _MOMENT.get()
        if seen is not None and self in seen:
            return
        if self.is_current():
            if seen is not None:
                seen.add(self)
            return
        with self._lock.held(self._patience) as held:
            if held:
                self._bring_up(self._cache.stamp())
            elif self._cache.stamp().version != self.making.version:
                raise WorkspaceBusy(_BUSY)

    def _wanted(self) -> Stamp:
        return Stamp(self.making.version, self._store.generation, self._store.decisions.count)

    def _bring_up(self, known: Stamp) -> None:
        wanted = self._wanted()
        if known == wanted:
            return
        changed = None
        if known.version == wanted.version and known.decided <= wanted.decided:
            changed = self._store.changes_since(known.generation)
        if self._is_much(changed):
            raise WorkspaceBusy(_BUSY)
        if changed is None:
            self._cache.replace_all(self._told_apart(), wanted)
        else:
            decided = self._decided_since(known.decided)
            self._cache.update(changed, self._told_apart(changed), decided, wanted)

    def _is_much(self, changed: frozenset[str] | None) -> bool:
        count = self._store.counts().forms if changed is None else len(changed)
        return self._most is not None and count > self._most

    def _told_apart(self, ids: frozenset[str] | None = None) -> dict[str, str]:
        """The block of each form."""
        block_of = self.making.block_of
        return {head.id: block_of(head) for head in self._store.heads(ids)}

    def _decided_since(self, count: int) -> set[str]:
        """The forms that state an end of what was decided."""
        ends = {
            end
            for decision in self._store.decisions.history(since=count)
            for end in (decision.a, decision.b)
        }
        return {form for end in ends for form in self._store.ids_of_forms_stating(end)}
