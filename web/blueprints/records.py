"""The pages of what the forms say: projects, forms, indicators, goals, departments."""

from collections.abc import Sequence

from flask import Blueprint, render_template

from corpus.errors import RecordNotFound
from corpus.model import Form
from graph.model import kind_of
from graph.years.statements import in_order
from search.engine import FacetName
from web.blueprints.context import services
from web.blueprints.decisions import deciding
from web.presenters.checks import told_of
from web.presenters.compare import address as compare_address
from web.presenters.compare.compared import beside_of
from web.presenters.form.sheet import OlderForm, Sheet, sheet_of
from web.presenters.links import department_url, project_url
from web.presenters.search.address import Address
from web.presenters.years.departments import money_chart, tables_of
from web.questions.checked import findings_in
from web.questions.columns import key_of
from web.questions.compared import chosen, compared
from web.questions.measured import kept_coverage
from web.services import FormInDocument

bp = Blueprint("records", __name__)


@bp.get("/projects/<node:id_>")
def project(id_: str) -> str:
    found = services().forms_of(_of_kind(id_, "project"))
    forms = tuple(each.form for each in found)
    latest = forms[-1]
    ordered = _newest_first(found)
    columns = chosen(services(), [id_]).columns
    years = compared(services(), columns, goals=False) if len(columns) > 1 else None
    return render_template(
        "records/project.html",
        id_=id_,
        latest=latest,
        deciding=deciding(),
        forms=forms,
        beside=beside_of(years) if years else None,
        heads=compare_address.heads_of(columns, compare_address.Address()),
        compare_url=compare_address.Address(tuple(map(key_of, columns))).url(),
        department_url=department_url(latest),
        sheets_of_project=tuple(_sheet(each) for each in ordered if each.form.year == latest.year),
        older=tuple(_older(each.form) for each in ordered if each.form.year != latest.year),
    )


@bp.get("/forms/<node:id_>")
def form(id_: str) -> str:
    found = services().form(_of_kind(id_, "form"))
    return render_template(
        "records/form.html",
        id_=id_,
        sheet=_sheet(found),
        deciding=deciding(),
        department_url=department_url(found.form),
        project_url=project_url(found.form),
    )


@bp.get("/departments/<node:id_>")
def department(id_: str) -> str:
    forms = services().store.forms_in_brief(_of_kind(id_, "department"))
    if not forms:
        raise RecordNotFound(id_)
    tables, name = tables_of(forms), forms[-1].form.department
    return render_template(
        "records/department.html",
        id_=id_,
        name=name,
        tables=tables,
        chart=money_chart(tables),
        found=Address(chosen=((FacetName.DEPARTMENT, name or ""),)),
    )


def _newest_first(found: Sequence[FormInDocument]) -> list[FormInDocument]:
    """Of a year its self-evaluations before its goals."""
    rank = {form.id: at for at, form in enumerate(in_order(each.form for each in found))}
    return sorted(found, key=lambda each: (each.form.year or 0, rank[each.form.id]), reverse=True)


def _older(form: Form) -> OlderForm:
    return OlderForm(form, len(told_of(findings_in(services(), form))))


def _sheet(found: FormInDocument) -> Sheet:
    coverage = kept_coverage(services(), found.form)
    findings = findings_in(services(), found.form)
    return sheet_of(found.form, found.document_id, found.also_in, findings, coverage)


def _of_kind(id_: str, kind: str) -> str:
    """The id, when it is of the kind that the page shows. Raises RecordNotFound else."""
    if kind_of(id_) != kind:
        raise RecordNotFound(id_)
    return id_
