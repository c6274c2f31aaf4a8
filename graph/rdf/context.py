"""What every statement of a form needs: addresses, what the form belongs to, and quoted places."""

from collections.abc import Iterator

from corpus.ids import department_id, project_id
from corpus.model import Form, Source
from graph.build import year_id
from graph.rdf.addresses import Addresses
from graph.rdf.places import QUOTED_AT, Places
from graph.rdf.terms import Description, Statement, Term, address
from graph.rdf.vocabulary import JX

_PROJECT, _DEPARTMENT = address(JX.project), address(JX.department)
_FISCAL_YEAR = address(JX.fiscalYear)


class FormContext:
    """One form in one document; remembers every piece that is quoted from it."""

    def __init__(self, form: Form, document_id: str, addresses: Addresses) -> None:
        self.form = form
        self.addresses = addresses
        self.subject = addresses.of(form.id)
        self._places = Places(document_id, addresses)
        self.document = self._places.document
        self.year = tuple(_year(form, addresses))
        self.belonging = (*_owners(form, addresses), *self.year)

    @property
    def owner(self) -> tuple[Statement, ...]:
        """The project, or the department of a form that has no project."""
        first = self.belonging[:1]
        return first if self.form.project or self.form.department else ()

    def part(self, fragment: str) -> Term:
        return self.addresses.part(self.form.id, fragment)

    def quoted(self, source: Source) -> Iterator[Statement]:
        """That a statement is quoted from the document, and each place where it stands."""
        return self._places.quoted(source)

    def quoted_at(self, source: Source, how: Term = QUOTED_AT) -> Iterator[Statement]:
        return self._places.quoted_at(source, how)

    def places(self) -> Iterator[Description]:
        """Every piece that was quoted."""
        return self._places.descriptions()


def _owners(form: Form, addresses: Addresses) -> Iterator[Statement]:
    if form.project:
        yield _PROJECT, addresses.of(project_id(form.department, form.project))
    if form.department:
        yield _DEPARTMENT, addresses.of(department_id(form.department))


def _year(form: Form, addresses: Addresses) -> Iterator[Statement]:
    if form.year is not None:
        yield _FISCAL_YEAR, addresses.of(year_id(form.year))
