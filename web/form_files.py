"""Forms with their documents as a file of any format that says what forms say."""

from collections.abc import Iterable, Iterator

from corpus.model import Form
from corpus.store.base import DocumentSummary


def forms_file(
    forms: Iterable[tuple[Form, DocumentSummary]], format_: str, base: str
) -> Iterator[bytes]:
    """The pieces of an RDF, StratML or IATI file. Raises UnknownFormat at once."""
    from graph.exporters.plan_files import PLANS
    from graph.exporters.rdf_file import write_rdf

    if format_ in PLANS:
        return PLANS[format_](form for form, _ in forms)
    return write_rdf(forms, format_, base=base)
