"""How a page is cited: a line by GB/T 7714-2015, and the same as CSL-JSON.

What is cited is what a document says: whose, what, in which file, of which year, at which place,
the day when the file was read here, the address, and the version of the program that read it.
"""

from dataclasses import dataclass

from corpus.model import Form, Source
from corpus.store.base import DocumentSummary, FormInDocument
from graph.model import kind_of
from web.language import gettext
from web.presenters.links import page_url, place_of, source_page_url, whole
from web.versions import own_version

Csl = dict[str, object]


@dataclass(frozen=True, slots=True)
class Citation:
    """`title` is of the part that is cited, `within` of the document that prints it."""

    address: str  # whole
    title: str
    author: str = ""
    within: str = ""
    year: int | None = None
    place: str = ""  # page, line or cell, in words
    day: str = ""  # when the document was read, 2024-05-31

    def line(self) -> str:
        """By GB/T 7714: author. title[DB/OL]//document. year: place[day]. address. program."""
        author = f"{self.author}. " if self.author else ""
        within = f"//{self.within}" if self.within else ""
        when = f"[{self.day}]" if self.day else ""
        told = ": ".join(filter(None, (str(self.year or ""), self.place)))
        dated = f" {told}{when}." if told or when else ""
        program = f"{gettext('绩效图谱')} {own_version()}".strip()
        return f"{author}{self.title}[DB/OL]{within}.{dated} {self.address}. {program}."

    def csl(self) -> Csl:
        found: Csl = {
            "id": self.address,
            "type": "dataset",
            "title": self.title,
            "URL": self.address,
            "language": "zh-CN",
            "source": f"jixiao {own_version()}".strip(),
        }
        found |= {"author": [{"literal": self.author}]} if self.author else {}
        found |= {"container-title": self.within} if self.within else {}
        found |= {"issued": {"date-parts": [[self.year]]}} if self.year else {}
        found |= {"locator": self.place} if self.place else {}
        parts = [int(part) for part in self.day.split("-")] if self.day else []
        return found | ({"accessed": {"date-parts": [parts]}} if parts else {})


def of_document(found: DocumentSummary, day: str, page: int | None = None) -> Citation:
    """The whole document or, of one with pages, a page."""
    address = source_page_url(found.id, page) if page else page_url(found.id)
    return Citation(
        whole(address),
        _title(found),
        author=found.publisher or "",
        place=gettext("第 %(pages)s 页", pages=page) if page else "",
        day=day,
    )


def of_form(id_: str, found: FormInDocument, document: DocumentSummary, day: str) -> Citation:
    """What a form says of a node: of the form, its project, or one of its goals or indicators."""
    form = found.form
    title, source = _statement(id_, form)
    return Citation(
        whole(page_url(id_)),
        title,
        author=form.department or form.implementing_unit or document.publisher or "",
        within=_title(document),
        year=form.year,
        place=place_of(source) if source.pieces else "",
        day=day,
    )


def of_department(id_: str, name: str, day: str) -> Citation:
    title = gettext("%(name)s的绩效数据", name=name)
    return Citation(whole(page_url(id_)), title, author=name, day=day)


def of_view(title: str, address: str, day: str) -> Citation:
    """A page of what several documents say, as of the day of the newest."""
    return Citation(address, title, author=gettext("绩效图谱"), day=day)


def _statement(id_: str, form: Form) -> tuple[str, Source]:
    kind = kind_of(id_)
    if kind == "goal":
        goal = next(each for each in form.goals if each.id == id_)
        return goal.text[:60], goal.source
    if kind in {"definition", "indicator"}:
        row = next(each for each in form.indicators if id_ in (each.id, each.definition_id))
        return row.name, row.source
    name = form.project or form.department or ""
    titled = gettext("%(name)s：%(kind)s", name=name, kind=form.kind.value) if name else ""
    return titled or form.kind.value, form.source_of("project" if form.project else "title")


def _title(document: DocumentSummary) -> str:
    """With the name of the file, which nobody changed."""
    return f"{document.title}({document.name})" if document.title else document.name
