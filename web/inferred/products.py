"""What is derived of a block of forms: the list to which every part adds its own."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from corpus.model import Form
from graph.blocks import Block, Parts, Product
from graph.claims import Claim, Verdicts

CLAIMS = "claims"
COVERAGE = "coverage"
FACTS = "facts"
FINDINGS = "findings"
KIN = "kin"
OUTLINE = "outline"
TALLIES = "tallies"
SHIFTS = "shifts"
_CODE = ("graph", "corpus")  # packages on whose files everything derived depends


def products() -> dict[str, Product]:
    """By name, in the order in which they are made; modules are imported when they are needed.

    A product is made for the whole block ({"": value}) or for each form ({form.id: value});
    claims about indicators also for each definition, counts of changes for each house.
    """
    from graph.analyses import BlockFacts, block_facts
    from graph.checks import Finding, Tally, findings_of, tallies_of
    from graph.goals import Coverage, coverage_of
    from graph.years import Outline, outline_of
    from graph.years.counts import BlockCounts, counts_of_houses
    from graph.years.kin import kin_of

    return {
        CLAIMS: Product(tuple[Claim, ...], lambda block, _: {"": block.claims}),
        KIN: Product(tuple[Claim, ...], lambda block, _: kin_of(block.claims)),
        OUTLINE: Product(Outline, lambda block, _: {"": outline_of(block.forms)}),
        COVERAGE: Product(
            Coverage,
            lambda block, _: {form.id: coverage_of(form, block.verdicts) for form in block.forms},
        ),
        FACTS: Product(
            BlockFacts,
            lambda block, made: {"": block_facts(block, made.get(COVERAGE, {}))},
        ),
        FINDINGS: Product(
            tuple[Finding, ...], lambda block, made: findings_of(block, made.get(COVERAGE, {}))
        ),
        TALLIES: Product(
            tuple[Tally, ...],
            lambda block, made: {"": tallies_of(made.get(FINDINGS, {}), block.forms)},
        ),
        SHIFTS: Product(BlockCounts, lambda block, _: counts_of_houses(block)),
    }


@dataclass(frozen=True, slots=True)
class Making:
    """How blocks are told apart and what is made of them; tests put their own in its place."""

    block_of: Callable[[Form], str]  # is given the form's head only: no goals, no rows
    link: Callable[[Sequence[Form], Verdicts], tuple[Claim, ...]]
    products: Mapping[str, Product]
    version: str  # another one for other code: what other code made is made anew
    named: Callable[[Block, Mapping[str, Parts]], Iterable[str]] = lambda block, made: ()


def making() -> Making:
    from graph.linking import block_of, link_forms

    return Making(block_of, link_forms, products(), _version(), named)


def named(block: Block, made: Mapping[str, Parts]) -> Iterator[str]:
    """The ids of what has no node: claims, clauses, units and values of open lists."""
    from graph.rdf.named import ids_named

    for form in block.forms:
        yield from ids_named(form)
    yield from (claim.id for claim in block.claims)
    for coverage in made.get(COVERAGE, {}).values():
        yield from (clause.id for clause in coverage.clauses)
        yield from (link.claim.id for link in coverage.links)


def _version() -> str:
    content = hashlib.blake2b(digest_size=16)
    for package in _CODE:
        for name, data in _contents(files(package), package):
            content.update(f"{name}\0{len(data)}\0".encode() + data)
    return content.hexdigest()


def _contents(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        path = f"{name}/{each.name}"
        if each.is_dir():
            if not each.name.startswith("_") and path not in _APART:
                yield from _contents(each, path)
        elif not each.name.endswith(".pyc"):
            yield path, each.read_bytes()


_APART = frozenset(  # of which nothing derived depends
    {"corpus/readers", "corpus/forms", "corpus/isolated", "corpus/store", "corpus/documents",
     "graph/rdf", "graph/sparql", "graph/exporters", "graph/comparison"}
)  # fmt: skip
