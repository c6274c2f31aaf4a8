"""What many forms speak of: described once, where it is first met."""

import contextlib
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version

from corpus.ids import department_id, project_id, unit_id
from corpus.model import Document, Form, Format, Indicator
from corpus.store.base import DocumentSummary
from graph.build import year_id
from graph.categories import OFFICIAL, Category, category_of, with_parents
from graph.rdf import catalogue, names, schemes
from graph.rdf.addresses import Addresses
from graph.rdf.context import FormContext
from graph.rdf.terms import (
    Description,
    Statement,
    Term,
    address,
    calendar_year,
    chinese,
    day,
    decimal,
    english,
    integer,
    text,
    typed,
)
from graph.rdf.units import MeasureUnit
from graph.rdf.vocabulary import JX

_DOCUMENT, _PROJECT, _DEPARTMENT = map(address, (JX.Document, JX.Project, JX.Department))
_UNIT, _YEAR, _CATEGORY = map(address, (JX.ImplementingUnit, JX.FiscalYear, JX.Category))
_DEFINITION, _MEASURE_UNIT = address(JX.IndicatorDefinition), address(JX.MeasureUnit)
_FILE_NAME, _PUBLISHER = address(JX.fileName), address(JX.publisherName)
_BYTES, _SHA256, _PAGES = map(address, (JX.bytes, JX.sha256, JX.pages))
_OF_DEPARTMENT = address(JX.department)
_CALENDAR_YEAR, _FACTOR = address(JX.year), address(JX.factor)
_STRUCTURES = {
    names.INDICATORS: (address(JX.indicatorStructure), "指标", "indicators"),
    names.BUDGETS: (address(JX.budgetStructure), "预算金额", "budget amounts"),
    names.EXECUTIONS: (address(JX.executionStructure), "预算执行", "budget executions"),
}
MEDIA_TYPES: dict[Format, str] = {
    "text": "text/plain",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xls": "application/vnd.ms-excel",
    "html": "text/html",
    "image": "image/*",
}


def once(subject: Term, statements: Sequence[Statement]) -> Description:
    return Description(subject, statements, once=subject)


def opening(addresses: Addresses) -> Iterator[Description]:
    """The sets of observations, the schemes of categories, and the program that reads."""
    for id_, (structure, zh, en) in _STRUCTURES.items():
        statements = (
            (names.TYPE, names.DATA_SET),
            (names.LABEL, chinese(zh)),
            (names.LABEL, english(en)),
            (names.STRUCTURE, structure),
        )
        yield once(addresses.of(id_), statements)
    scheme = (
        (names.TYPE, names.CONCEPT_SCHEME),
        (names.PREF_LABEL, chinese("绩效指标分类")),
        (names.PREF_LABEL, english("categories of performance indicators")),
    )
    yield once(addresses.of(names.CATEGORIES), scheme)
    for category in OFFICIAL:
        yield _category(category, addresses)
    yield from catalogue.instruments(addresses)
    yield from schemes.descriptions(addresses)
    yield from _extraction(addresses)


def _extraction(addresses: Addresses) -> Iterator[Description]:
    """What read the documents: this program, in its version."""
    program = addresses.of(names.PROGRAM)
    yield once(
        addresses.of(names.EXTRACTION),
        (
            (names.TYPE, names.ACTIVITY),
            (names.LABEL, chinese("读取绩效表")),
            (names.LABEL, english("reading of the forms")),
            (names.ASSOCIATED_WITH, program),
        ),
    )
    said = [(names.TYPE, names.SOFTWARE), (names.NAME, text("jixiao"))]
    with contextlib.suppress(PackageNotFoundError):
        said.append((names.VERSION, text(version("jixiao"))))
    yield once(program, said)


def document(summary: DocumentSummary | Document, addresses: Addresses) -> Description:
    statements = [
        (names.TYPE, _DOCUMENT),
        (names.TYPE, names.DOCUMENT_TYPE),
        (names.TYPE, names.ENTITY),
        (names.LABEL, chinese(summary.title or summary.name)),
        (_FILE_NAME, text(summary.name)),
        (_BYTES, integer(summary.size)),
        (_PAGES, integer(summary.pages)),
        (names.FORMAT, text(MEDIA_TYPES[summary.format])),
    ]
    if summary.title is not None:
        statements.append((names.TITLE, chinese(summary.title)))
    if summary.sha256:
        statements.append((_SHA256, text(summary.sha256)))
    if summary.publisher is not None:
        statements.append((_PUBLISHER, text(summary.publisher)))
    return once(addresses.of(summary.id), statements)


def head(form: Form, addresses: Addresses) -> Iterator[Description]:
    """The department, unit, project and year that a form names."""
    department = addresses.of(department_id(form.department)) if form.department else None
    if department and form.department:
        types = (_DEPARTMENT, names.FORMAL_ORGANIZATION)
        yield once(department, _named(form.department, *types))
    if form.implementing_unit:
        yield _unit(addresses.of(unit_id(form.implementing_unit)), form, department)
    if form.project:
        subject = addresses.of(project_id(form.department, form.project))
        statements = _named(form.project, _PROJECT, names.SCHEMA_PROJECT)
        if department:
            statements.append((_OF_DEPARTMENT, department))
        yield once(subject, statements)
    if form.year is not None:
        yield from _year(form.year, addresses)


def definition(indicator: Indicator, context: FormContext) -> Iterator[Description]:
    """An indicator over the years, and the categories that are outside the official scheme."""
    addresses = context.addresses
    statements: list[Statement] = [
        (names.TYPE, _DEFINITION),
        (names.TYPE, names.CONCEPT),
        (names.PREF_LABEL, chinese(indicator.name)),
    ]
    category = category_of(indicator.level1, indicator.level2)
    if category:
        statements.append((names.BROADER, addresses.of(category.id)))
        for each in with_parents(category, indicator.level1):
            if each.en is None:
                yield _category(each, addresses)
    statements += context.owner
    yield once(addresses.of(indicator.definition_id), statements)


def measure_unit(unit: MeasureUnit, addresses: Addresses) -> Description:
    statements = [
        (names.TYPE, _MEASURE_UNIT),
        (names.TYPE, names.CONCEPT),
        (names.PREF_LABEL, chinese(unit.zh)),
    ]
    if unit.en:
        statements.append((names.PREF_LABEL, english(unit.en)))
    if unit.qudt:
        statements.append((names.HAS_UNIT, names.quantity_unit(unit.qudt)))
        statements.append((_FACTOR, decimal(unit.factor)))
    if unit.ucum:
        statements.append((names.UCUM_CODE, typed(unit.ucum, names.UCUM_CODES)))
    return once(addresses.of(unit.id), statements)


def concept(subject: Term, class_: Term, label: str) -> Description:
    """A value of an open list, such as a 项目性质, with its name as printed."""
    statements = (
        (names.TYPE, class_),
        (names.TYPE, names.CONCEPT),
        (names.PREF_LABEL, chinese(label)),
    )
    return once(subject, statements)


def _category(category: Category, addresses: Addresses) -> Description:
    scheme = addresses.of(names.CATEGORIES)
    statements = [
        (names.TYPE, _CATEGORY),
        (names.TYPE, names.CONCEPT),
        (names.PREF_LABEL, chinese(category.zh)),
        (names.IN_SCHEME, scheme),
    ]
    if category.en:
        statements.append((names.PREF_LABEL, english(category.en)))
    if category.parent:
        statements.append((names.BROADER, addresses.of(category.parent)))
    else:
        statements.append((names.TOP_CONCEPT_OF, scheme))
    if category.close:
        statements.append((names.CLOSE_MATCH, addresses.of(category.close)))
    statements += [(names.ALT_LABEL, chinese(name)) for name in category.variants]
    return once(addresses.of(category.id), statements)


def _unit(subject: Term, form: Form, department: Term | None) -> Description:
    """Described anew for each department that has it: neither loses it to the other."""
    statements = _named(form.implementing_unit or "", _UNIT, names.ORGANIZATIONAL_UNIT)
    if department:
        statements.append((names.UNIT_OF, department))
    return Description(subject, statements, once=f"{subject} {department}")


def _year(year: int, addresses: Addresses) -> Iterator[Description]:
    id_ = year_id(year)
    ends = (addresses.part(id_, "beginning"), addresses.part(id_, "end"))
    statements = (
        (names.TYPE, _YEAR),
        (names.TYPE, names.INTERVAL),
        (names.LABEL, chinese(f"{year}年")),
        (names.LABEL, english(str(year))),
        (_CALENDAR_YEAR, calendar_year(year)),
        (names.BEGINNING, ends[0]),
        (names.END, ends[1]),
    )
    yield once(addresses.of(id_), statements)
    for end, moment in zip(ends, (date(year, 1, 1), date(year, 12, 31)), strict=True):
        yield once(end, ((names.TYPE, names.INSTANT), (names.IN_DATE, day(moment))))


def _named(label: str, *types: Term) -> list[Statement]:
    return [*((names.TYPE, type_) for type_ in types), (names.LABEL, chinese(label))]
