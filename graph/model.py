"""The kinds of node and link, and what they are called."""

from enum import StrEnum
from typing import NamedTuple


class Names(NamedTuple):
    """What something is called in both languages of the pages."""

    zh: str
    en: str


class NodeKind(StrEnum):
    DOCUMENT = "document"
    FORM = "form"
    DEPARTMENT = "department"
    UNIT = "unit"
    PROJECT = "project"
    GOAL = "goal"
    INDICATOR = "indicator"
    DEFINITION = "definition"
    CATEGORY = "category"
    YEAR = "year"

    @property
    def names(self) -> Names:
        return _NODE_NAMES[self]


class LinkKind(StrEnum):
    """A link reads `source kind target`: a document contains a form."""

    CONTAINS = "contains"  # document → form
    ABOUT = "about"  # form → project
    SUPERVISED_BY = "supervised_by"  # form, project → department
    IMPLEMENTED_BY = "implemented_by"  # form → unit
    UNIT_OF = "unit_of"  # unit → department
    OF_YEAR = "of_year"  # form → year
    STATES_GOAL = "states_goal"  # form → goal
    STATES_INDICATOR = "states_indicator"  # form → indicator
    ROW_OF = "row_of"  # indicator → definition
    MEASURES = "measures"  # definition → project, or department for whole-department forms
    CLASSIFIED_AS = "classified_as"  # definition → category, of both levels

    @property
    def names(self) -> Names:
        return _LINK_NAMES[self]


HUBS = frozenset({NodeKind.YEAR, NodeKind.CATEGORY, NodeKind.DEPARTMENT})
"""Kinds that join nearly everything: a way through them says nothing."""


def kind_of(id_: str) -> str:
    """The kind that an id names, such as indicator for indicator-2k7….; the id need not exist."""
    return id_.partition("-")[0]


_NODE_NAMES = {
    NodeKind.DOCUMENT: Names("文档", "document"),
    NodeKind.FORM: Names("绩效表", "form"),
    NodeKind.DEPARTMENT: Names("主管部门", "department"),
    NodeKind.UNIT: Names("实施单位", "implementing unit"),
    NodeKind.PROJECT: Names("项目", "project"),
    NodeKind.GOAL: Names("绩效目标", "goal"),
    NodeKind.INDICATOR: Names("指标", "indicator"),
    NodeKind.DEFINITION: Names("历年指标", "indicator over the years"),
    NodeKind.CATEGORY: Names("指标分类", "category"),
    NodeKind.YEAR: Names("年度", "year"),
}
_LINK_NAMES = {
    LinkKind.CONTAINS: Names("载有", "contains"),
    LinkKind.ABOUT: Names("所报项目", "is about"),
    LinkKind.SUPERVISED_BY: Names("主管部门", "supervised by"),
    LinkKind.IMPLEMENTED_BY: Names("实施单位", "implemented by"),
    LinkKind.UNIT_OF: Names("隶属", "unit of"),
    LinkKind.OF_YEAR: Names("所属年度", "of year"),
    LinkKind.STATES_GOAL: Names("提出目标", "states goal"),
    LinkKind.STATES_INDICATOR: Names("列出指标", "states indicator"),
    LinkKind.ROW_OF: Names("历年同一指标", "row of"),
    LinkKind.MEASURES: Names("衡量", "measures"),
    LinkKind.CLASSIFIED_AS: Names("归入", "classified as"),
}
