"""What is inferred of the forms: made block by block when needed, kept until it changes."""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from corpus.errors import RecordNotFound, WorkspaceBusy
from corpus.model import Form
from corpus.store.base import RecordStore
from corpus.store.derived import BlockState, DerivedCache, DerivedDamaged
from graph.blocks import Block, Parts
from graph.claims import Verdicts, verdicts_of
from web.inferred.latest import Latest
from web.inferred.products import CLAIMS, Making
from web.inferred.told_apart import ToldApart

_REMEMBERED = 8  # blocks whose forms are kept decoded
_FEW = 4  # blocks that are made while somebody waits
_BEING_MADE = "derived.sqlite: departments are being looked at; expected it to be done, try later"
_SAMPLE = 20  # blocks that `verify` makes again
_Answer = TypeVar("_Answer")
_encode = msgspec.msgpack.Encoder(order="deterministic").encode  # a set has another in each run
_log = logging.getLogger(__name__)


@cache
def _decoder(type_: Any) -> msgspec.msgpack.Decoder[Any]:
    """Made once: that takes longer than to decode a part."""
    return msgspec.msgpack.Decoder(type_)


class Progress(NamedTuple):
    blocks: int
    stale: int  # not made since they changed


class Derived:
    """Never of another state of forms and decisions than the workspace's.

    A block is what `block_of` puts together: all forms of a department. Whatever is asked of a
    block that has changed is made first, with all its products. Raises WorkspaceBusy when
    another process is telling the blocks of the whole workspace apart.
    """

    def __init__(self, store: RecordStore, folder: Path, making: Callable[[], Making]) -> None:
        self._store = store
        self._cache = DerivedCache(folder)
        self._told = ToldApart(store, self._cache, folder, making)
        self._one_at_a_time = threading.Lock()
        self._blocks = Latest[Block](_REMEMBERED)

    def close(self) -> None:
        self._cache.close()

    def blocks_of_node(self, id_: str) -> tuple[str, ...]:
        """Keys of the blocks whose forms state a node, sorted. Raises RecordNotFound."""
        forms = [id_] if id_.startswith("form-") else self._store.ids_of_forms_stating(id_)
        found = self._asked(partial(self._cache.blocks_of, forms))
        if not found:
            raise RecordNotFound(id_)
        return tuple(sorted(found))

    def block_of_node(self, id_: str) -> str:
        """The first of them."""
        return next(iter(self.blocks_of_node(id_)))

    def block(self, key: str) -> Block:
        """The forms of a block with the claims about them. Raises RecordNotFound."""
        states = self._asked(partial(self._cache.states, key))
        if not states:
            raise RecordNotFound(key)
        return self._blocks.of(key, states[0].state, partial(self._whole, key))

    def _whole(self, key: str) -> Block:
        claims = self.parts(CLAIMS, key)[""]
        return Block(key, self._forms(key), self._verdicts(), claims)

    def parts(self, name: str, key: str, part: str | None = None) -> Parts:
        """A product of a block, or one part of it: by form id, or under ""."""
        return self._decoded(name, self._asked(lambda: self._packed(name, key, part)))

    def part(self, name: str, form: str) -> Any:
        """A product of one form; None where none was made. Raises RecordNotFound."""
        packed = self._asked(lambda: self._packed_of(name, form))
        return self._decoded(name, packed).get(form)

    def each(self, name: str, *, compute: bool = False) -> Iterator[tuple[str, Parts]]:
        """A product of every block, with its key; of fresh ones only, unless told to compute."""
        for state in self.states():
            if state.fresh or compute:
                yield state.key, self.parts(name, state.key)

    def naming(self, id_: str) -> tuple[str, ...]:
        """Keys of the blocks in which something without a node has this id.

        Raises WorkspaceBusy where blocks have yet to be made by another process.
        """
        found = self._asked(partial(self._cache.naming, id_))
        if not found and (stale := self.progress().stale):
            if self.is_shared and stale > _FEW:
                raise WorkspaceBusy(_BEING_MADE)
            self.compute()
            found = self._asked(partial(self._cache.naming, id_))
        return tuple(found)

    def holding(self, needle: bytes) -> Iterator[tuple[str, Parts]]:
        """Products in which these bytes stand, by name: those of fresh blocks first."""
        for state in sorted(self.states(), key=lambda state: not state.fresh):
            for name in self._told.making.products:
                packed = self._asked(partial(self._packed, name, state.key))
                found = {part: data for part, data in packed.items() if needle in data}
                if found:
                    yield name, self._decoded(name, found)

    def states(self) -> list[BlockState]:
        return self._asked(self._cache.states)

    def progress(self) -> Progress:
        states = self.states()
        return Progress(len(states), sum(not state.fresh for state in states))

    @property
    def stale(self) -> int:
        """How many blocks are to be made."""
        return self._asked(self._cache.stale)

    def compute(self, done: Callable[[Progress], None] = lambda progress: None) -> int:
        """Makes every stale block; how many. Tells after each how far it is."""
        stale = [state.key for state in self.states() if not state.fresh]
        for made, key in enumerate(stale, start=1):
            with contextlib.suppress(RecordNotFound):  # gone meanwhile
                self.parts(CLAIMS, key)
            done(Progress(len(stale), len(stale) - made))
        return len(stale)

    def rebuild(self) -> None:
        """Everything anew."""
        self._cache.discard()
        self.compute()

    @property
    def version(self) -> str:
        """Of the code that makes what is derived."""
        return self._told.making.version

    def is_current(self) -> bool:
        """Whether all blocks are made, of the state that the workspace is in. Makes nothing."""
        with contextlib.suppress(DerivedDamaged):
            return self._told.is_current() and all(each.fresh for each in self._cache.states())
        return False

    @property
    def is_shared(self) -> bool:
        """Whether another process makes what takes long."""
        return self._told.leaves_whole

    def leave_whole_to_another(self) -> None:
        """From now on many changed forms are told apart by another process, not while one waits."""
        self._told.leave_whole_to_another()

    def problems(self, *, every: bool = False) -> Iterator[str]:
        """What is kept otherwise than it would be made now: a sample of the blocks, or all."""
        fresh = [state for state in self.states() if state.fresh]
        step = 1 if every else max(1, len(fresh) // _SAMPLE)
        for state in fresh[::step]:
            again, products, _ = self._made(state)
            for failure in filter(None, again.failures.split("\n")):
                yield f"derived: block {state.key}: {failure}; expected no error"
            for name, parts in products.items():
                if parts != self._cache.parts(state.key, name):
                    yield (
                        f"derived: block {state.key}: other {name} than the forms give;"
                        " `jixiao rebuild` mends it"
                    )

    def _asked(self, ask: Callable[[], _Answer]) -> _Answer:
        try:
            self._told.catch_up()
            return ask()
        except DerivedDamaged:
            self._cache.discard()
            self._told.catch_up()
            return ask()

    def _packed_of(self, name: str, form: str) -> dict[str, bytes]:
        """A part of the block of the form."""
        found = self._cache.part(name, form)
        if found is not None:
            return {form: found}
        block = next(iter(self._cache.blocks_of([form])), form)  # no block has a form's id for key
        return self._packed(name, block)

    def _packed(self, name: str, key: str, part: str | None = None) -> dict[str, bytes]:
        """Of a stale block all products are made at once, by one thread at a time."""
        found = self._cache.parts(key, name, part)
        if found is not None:
            return found
        with self._one_at_a_time:
            found = self._cache.parts(key, name, part)
            if found is not None:
                return found
            (state,) = self._cache.states(key) or (None,)
            if state is None:
                raise RecordNotFound(key)
            state, products, named = self._made(state)
            self._cache.keep(state, products, named)
        return {each: data for each, data in products.get(name, {}).items() if part in (None, each)}

    def _made(
        self, state: BlockState
    ) -> tuple[BlockState, dict[str, dict[str, bytes]], tuple[str, ...]]:
        """Every product, and the ids that are named; one that fails is left out and said."""
        forms, verdicts = self._forms(state.key), self._verdicts()
        block = Block(state.key, forms, verdicts, self._told.making.link(forms, verdicts))
        made: dict[str, Parts] = {}
        failures = []
        for name, product in self._told.making.products.items():
            try:
                made[name] = product.make(block, made)
            except Exception as error:  # of one part: the others are of use without it
                _log.exception("block %s: %s", state.key, name)
                failures.append(f"{name}: {type(error).__name__}: {error}".replace("\n", " "))
        packed = {
            name: {part: _encode(value) for part, value in sorted(parts.items())}
            for name, parts in made.items()
        }
        named = tuple(self._told.making.named(block, made))
        return state._replace(failures="\n".join(failures)), packed, named

    def _decoded(self, name: str, packed: Mapping[str, bytes]) -> dict[str, Any]:
        decode = _decoder(self._told.making.products[name].type).decode
        return {part: decode(data) for part, data in packed.items()}

    def _forms(self, key: str) -> tuple[Form, ...]:
        found = []
        for id_ in self._cache.forms_of(key):
            try:
                found.append(self._store.form(id_).form)
            except RecordNotFound:  # gone meanwhile: the block will be stale
                continue
        return tuple(found)

    def _verdicts(self) -> Verdicts:
        return verdicts_of(self._store.decisions.standing())
