"""Pages as schema.org says them, for machines that read pages: JSON-LD in a data block."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from flask import request

from corpus.ids import department_id, project_id
from corpus.model import Comparator, Document, Form, Goal, Indicator, TargetValue
from corpus.store.counts import Counts
from web.language import gettext, tag
from web.presenters import offers
from web.presenters.links import page_url, whole

if TYPE_CHECKING:
    from web.presenters.crumbs import Crumb
    from web.presenters.offers import Choice
    from web.presenters.years.series import Line

Node = dict[str, object]
_MOST = 100  # parts of one page
_MEDIA_TYPES = {"text": "text/plain", "pdf": "application/pdf", "html": "text/html"}
_LOWEST = {Comparator.AT_LEAST, Comparator.MORE_THAN}
_HIGHEST = {Comparator.AT_MOST, Comparator.LESS_THAN}


class SchemaOrg:
    """What is true of a page, under the base that the addresses of things have."""

    def __init__(self, base: str) -> None:
        self._base = base

    def page(self, nodes: Sequence[Node], crumbs: "Sequence[Crumb]") -> Node:
        """What the page is about, the page, and the way to it."""
        own = crumbs[-1]
        page = {"@type": "WebPage", "name": own.name, "url": whole(own.url), "inLanguage": tag()}
        items = [
            {"@type": "ListItem", "position": n, "name": each.name, "item": whole(each.url)}
            for n, each in enumerate(crumbs, 1)
        ]
        way = {"@type": "BreadcrumbList", "itemListElement": items}
        return {"@context": "https://schema.org", "@graph": [*nodes, page, way]}

    def project(self, id_: str, forms: Sequence[Form]) -> list[Node]:
        last = forms[-1]
        node = self._thing("Project", id_, last.project) | self._parent(last)
        node["subjectOf"] = [self._form(form) for form in forms[:_MOST]]
        return [node]

    def form(self, form: Form, document_id: str) -> list[Node]:
        node = self._form(form)
        node["isPartOf"] = self._named("DigitalDocument", document_id)
        node["hasPart"] = [self._goal(goal) for goal in form.goals[:_MOST]]
        return [node]

    def goal(self, goal: Goal, form: Form) -> list[Node]:
        node = self._goal(goal) | {"isPartOf": self._form(form)}
        return [node]

    def department(self, id_: str, name: str) -> list[Node]:
        data = self._data(f"{self._base}{id_}#data", gettext("%(name)s的绩效数据", name=name), name)
        data["url"] = whole(page_url(id_))
        data["about"] = {"@id": self._base + id_}
        data["distribution"] = _distributions(offers.choices_of(id_)[1:])
        node = self._thing("GovernmentOrganization", id_, name)
        return [node, data]

    def indicator(self, id_: str, name: str, form: Form, lines: "Sequence[Line]") -> list[Node]:
        """With an observation for each target and each actual value."""
        node = self._thing("StatisticalVariable", id_, name)
        observed = [
            each
            for line in lines[:_MOST]
            if line.year
            for each in self._observations(id_, line.year.row, line.year.form)
        ]
        return [node, *observed]

    def document(self, document: Document) -> list[Node]:
        name = document.title or document.name
        node = self._thing("DigitalDocument", document.id, name)
        node |= {"alternateName": document.name, "sha256": document.sha256}
        if document.format in _MEDIA_TYPES:
            node["encodingFormat"] = _MEDIA_TYPES[document.format]
        if document.publisher:
            node["publisher"] = {"@type": "Organization", "name": document.publisher}
        node["hasPart"] = [self._form(form) for form in document.forms[:_MOST]]
        return [node]

    def workspace(self, counts: Counts) -> list[Node]:
        """Everything that there is, as a data set."""
        node = self._data(
            f"{self._base}dataset", gettext("预算绩效目标与指标"), gettext("全部部门")
        )
        node["url"] = whole(f"{request.script_root}/about")
        if counts.years:
            node["temporalCoverage"] = f"{min(counts.years):04}/{max(counts.years):04}"
        files = [(each, f"{request.script_root}/export.{each.suffix}") for each in offers.RDF]
        node["distribution"] = _distributions(files)
        return [node, self._site()]

    def _site(self) -> Node:
        """With where its search is asked."""
        target = whole(f"{request.script_root}/?q=") + "{words}"
        search = {"@type": "SearchAction", "target": target, "query-input": "required name=words"}
        about = {"name": gettext("绩效图谱"), "url": whole(f"{request.script_root}/")}
        return {"@type": "WebSite", **about, "potentialAction": search}

    def _data(self, iri: str, name: str, whose: str) -> Node:
        description = gettext(
            "%(whose)s公布的预算绩效目标、绩效指标和自评结果，每一项都连到它在原文中的位置。",
            whose=whose,
        )
        about = {"name": name, "description": description, "inLanguage": "zh-CN"}
        return {"@type": "Dataset", "@id": iri, **about, "isAccessibleForFree": True}

    def _thing(self, type_: str, id_: str, name: str | None) -> Node:
        return self._named(type_, id_) | {"identifier": id_, "name": name}

    def _named(self, type_: str, id_: str) -> Node:
        return {"@type": type_, "@id": self._base + id_, "url": whole(page_url(id_))}

    def _form(self, form: Form) -> Node:
        node = self._thing("CreativeWork", form.id, form.title or form.kind.value)
        if form.year is not None:
            node["temporalCoverage"] = f"{form.year:04}"
        return node

    def _goal(self, goal: Goal) -> Node:
        return self._named("CreativeWork", goal.id) | {"identifier": goal.id, "text": goal.text}

    def _parent(self, form: Form) -> Node:
        if not form.department:
            return {}
        id_ = department_id(form.department)
        return {"parentOrganization": self._thing("GovernmentOrganization", id_, form.department)}

    def _observations(self, variable: str, row: Indicator, form: Form) -> Iterable[Node]:
        for part, value in (("target", row.target), ("actual", row.actual)):
            if value is None:
                continue
            node: Node = {"@type": "Observation", "@id": f"{self._base}{row.id}#{part}"}
            node["name"] = f"{row.name} {value.raw}"
            node["description"] = value.raw
            node["variableMeasured"] = {"@id": self._base + variable}
            if form.project:
                about = project_id(form.department, form.project)
                node["observationAbout"] = {"@id": self._base + about}
            if form.year is not None:
                node["observationDate"] = f"{form.year:04}"
            yield node | _measured(value)


def _distributions(choices: "Iterable[Choice]") -> list[Node]:
    return [
        {"@type": "DataDownload", "encodingFormat": offer.mimetype, "contentUrl": whole(url)}
        for offer, url in choices
    ]


def _measured(value: TargetValue) -> Node:
    """The number as what it binds to: at least, at most or exactly."""
    if value.number is None:
        return {}
    number = _plain(value.number)
    unit: Node = {"unitText": value.unit} if value.unit else {}
    if value.comparator in _LOWEST:
        return {"minValue": number} | unit
    if value.comparator in _HIGHEST:
        return {"maxValue": number} | unit
    return {"value": number} | unit


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
