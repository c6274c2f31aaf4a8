"""A block: everything of one department over the years, the unit in which things are derived."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.model import Form
from graph.claims import Claim, Verdicts

Parts = Mapping[str, Any]  # by the id of a form or definition, or under "" for the whole block


@dataclass(frozen=True, slots=True)
class Block:
    key: str
    forms: tuple[Form, ...]  # sorted by id
    verdicts: Verdicts
    claims: tuple[Claim, ...]  # of identity, sorted by id


@dataclass(frozen=True, slots=True)
class Product:
    """Something derived of a block, which `type` tells msgspec how to read back.

    `make` is pure: the same block gives the same, whatever else there is. Its second argument
    holds what was made of the block before, by the name of the product.
    """

    type: Any
    make: Callable[[Block, Mapping[str, Parts]], Parts]
