"""What every file of RDF describes, whatever forms there are: rules, profiles, schemes, sets."""

from itertools import chain


def common_file(id_: str, format_: str, base: str) -> bytes | None:
    """What is said of one such thing; None where it is none."""
    from graph.exporters.batches import Batch
    from graph.exporters.rdf_file import write_batches
    from graph.rdf.addresses import Addresses
    from graph.rdf.catalogue import rules_and_profiles
    from graph.rdf.shared import opening

    addresses = Addresses(base)
    subject = addresses.of(id_)
    described = chain(opening(addresses), rules_and_profiles(addresses))
    said = [each for each in described if each.subject == subject]
    return b"".join(write_batches([Batch(said)], format_, base=base)) if said else None
