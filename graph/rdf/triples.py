"""All that one form states, as RDF; every statement with its place in the document."""

from corpus.model import Form
from corpus.store.base import DocumentSummary
from graph.rdf import head, indicators, shared, values
from graph.rdf.addresses import Addresses
from graph.rdf.context import FormContext
from graph.rdf.terms import Description


def form_descriptions(
    form: Form, document: DocumentSummary, addresses: Addresses
) -> list[Description]:
    """Every subject that a form speaks of, sorted by subject.

    What other forms speak of too (departments, categories …) is marked with `once`.
    """
    context = FormContext(form, document.id, addresses)
    found = [shared.document(document, addresses), *shared.head(form, addresses)]
    found += head.descriptions(context)
    found += values.budget(context)
    for position, indicator in enumerate(form.indicators, 1):
        found += indicators.descriptions(indicator, position, context)
    found += context.places()
    by_key = {each.once or each.subject: each for each in found}
    return sorted(by_key.values(), key=_subject)


def _subject(description: Description) -> str:
    """A part (#target) comes after what it is part of."""
    return description.subject[:-1]
