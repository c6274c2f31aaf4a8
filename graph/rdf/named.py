"""What a form names that is described for all forms and has no node: units, 性质 and 类别."""

from collections.abc import Iterator

from corpus.model import Form
from graph.ids import hashed_id
from graph.rdf.units import measure_unit


def nature_id(nature: str) -> str:
    return hashed_id("nature", nature)


def project_category_id(category: str) -> str:
    return hashed_id("projectcategory", category)


def ids_named(form: Form) -> Iterator[str]:
    """Some of them again and again."""
    if form.nature:
        yield nature_id(form.nature)
    if form.category:
        yield project_category_id(form.category)
    for row in form.indicators:
        for value in (row.target, row.actual):
            if value and value.unit:
                yield measure_unit(value.unit).id
