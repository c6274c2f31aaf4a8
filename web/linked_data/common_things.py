"""What every file of RDF describes, whatever forms there are: rules, profiles, schemes, sets."""

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.rdf.addresses import Addresses
    from graph.rdf.terms import Description


def common_file(id_: str, format_: str, base: str) -> bytes | None:
    """What is said of one such thing; None where it is none."""
    from graph.exporters.batches import Batch
    from graph.exporters.rdf_file import write_batches
    from graph.rdf.addresses import Addresses

    said = _said(id_, Addresses(base))
    return b"".join(write_batches([Batch(said)], format_, base=base)) if said else None


def is_common(id_: str, base: str) -> bool:
    from graph.rdf.addresses import Addresses

    return bool(_said(id_, Addresses(base)))


def _said(id_: str, addresses: "Addresses") -> "list[Description]":
    from graph.rdf.catalogue import rules_and_profiles
    from graph.rdf.shared import opening

    subject = addresses.of(id_)
    described = chain(opening(addresses), rules_and_profiles(addresses))
    return [each for each in described if each.subject == subject]
