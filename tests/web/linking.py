"""Deriving in small: forms of a department are a block, rows of one name are one indicator."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from corpus.model import Form
from corpus.store.sqlite import SqliteRecordStore
from graph.blocks import Block, Parts, Product
from graph.build import form_rows
from graph.claims import Claim, ClaimKind, Reason, Status, Verdicts, claim_id
from tests.builders import make_document
from web.inferred.derived import Derived
from web.inferred.products import CLAIMS, Making

COUNT = "count"  # a product: rows of a form


def block_of(form: Form) -> str:
    assert not form.indicators, "only the head is needed to tell blocks apart"
    return form.department or ""


def link_forms(forms: Sequence[Form], verdicts: Verdicts) -> tuple[Claim, ...]:
    rows: dict[str, list[tuple[int, str]]] = {}
    for form in forms:
        for row in form.indicators:
            rows.setdefault(row.name, []).append((form.year or 0, row.definition_id))
    found = [
        same_indicator(a, b, verdicts) for each in rows.values() for a, b in pairwise(sorted(each))
    ]
    return tuple(sorted(found, key=lambda claim: claim.id))


def same_indicator(a: tuple[int, str], b: tuple[int, str], verdicts: Verdicts) -> Claim:
    id_ = claim_id(ClaimKind.SAME_INDICATOR, a[1], b[1], a[0], b[0])
    ends = (a[1], b[1], a[0], b[0])
    reasons = (Reason("same_name"),)
    status = verdicts.get(id_, Status.PROPOSED)
    return Claim(id_, ClaimKind.SAME_INDICATOR, *ends, 0.9, "key", reasons, status)


class Workspace:
    """A store with what is derived of it; counts how often a block is made."""

    def __init__(self, folder: Path, version: str = "1") -> None:
        self.folder = folder
        self.store = SqliteRecordStore(folder, form_rows)
        self.made: list[str] = []
        self.products = {
            CLAIMS: Product(tuple[Claim, ...], lambda block, _: {"": block.claims}),
            COUNT: Product(int, self._count),
        }
        self.making = Making(block_of, link_forms, self.products, version)
        self.derived = Derived(self.store, folder, lambda: self.making)

    def replace_count(self, make: Callable[[Block, Mapping[str, Parts]], Parts]) -> None:
        """As if the code were another."""
        self.products[COUNT] = Product(int, make)

    def _count(self, block: Block, _made: object) -> Parts:
        self.made.append(block.key)
        return {form.id: len(form.indicators) for form in block.forms}

    def put(self, *forms: Form, name: str = "forms.txt") -> str:
        document = make_document(*forms, name=name)
        self.store.put(document, b"", f"/{name}")
        return document.id
