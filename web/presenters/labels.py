"""The words of the pages for the members of the model's closed lists, in the reader's language."""

from web.language import lazy_gettext

_FIELDS = {
    "title": lazy_gettext("表名"),
    "year": lazy_gettext("年度"),
    "project": lazy_gettext("项目名称"),
    "department": lazy_gettext("主管部门"),
    "implementing_unit": lazy_gettext("实施单位"),
    "nature": lazy_gettext("项目性质"),
    "category": lazy_gettext("项目类别"),
    "start": lazy_gettext("计划开始日期"),
    "end": lazy_gettext("计划完成日期"),
    "budget.total": lazy_gettext("项目资金总额"),
    "budget.fiscal": lazy_gettext("其中：财政资金"),
    "budget.other": lazy_gettext("其他资金"),
    "budget.applied": lazy_gettext("年度资金申请总额"),
    "budget.fiscal_current_year": lazy_gettext("其中：当年财政拨款"),
    "budget.carried_over": lazy_gettext("上年结转资金"),
    "budget.other_applied": lazy_gettext("其他资金"),
    "score": lazy_gettext("总分"),
    "level1": lazy_gettext("一级指标"),
    "level2": lazy_gettext("二级指标"),
    "name": lazy_gettext("三级指标"),
    "value": lazy_gettext("指标值"),
    "target": lazy_gettext("指标值"),
    "actual": lazy_gettext("实际完成值"),
    "scope": lazy_gettext("目标所属标题"),
}
_SCOPES = {
    "total": lazy_gettext("项目总目标"),
    "annual": lazy_gettext("年度总体目标"),
    "unclear": lazy_gettext("绩效目标"),
}
_VALUE_KINDS = {
    "quantitative": lazy_gettext("定量"),
    "dated": lazy_gettext("期限"),
    "graded": lazy_gettext("分级"),
    "textual": lazy_gettext("文字"),
}
_COMPARATORS = {
    "≥": lazy_gettext("不低于"),
    "≤": lazy_gettext("不高于"),
    ">": lazy_gettext("高于"),
    "<": lazy_gettext("低于"),
    "=": lazy_gettext("等于"),
    "约": lazy_gettext("约为"),
}
_FORMATS = {
    "text": lazy_gettext("文本"),
    "pdf": "PDF",
    "docx": lazy_gettext("Word 文档"),
    "doc": lazy_gettext("Word 文档（旧式）"),
    "xlsx": lazy_gettext("Excel 工作簿"),
    "xls": lazy_gettext("Excel 工作簿（旧式）"),
    "html": lazy_gettext("网页"),
    "image": lazy_gettext("图像"),
}


def format_label(format_: str) -> str:
    return str(_FORMATS.get(format_, format_))


def field_label(field: str) -> str:
    """A field of a form or of an indicator's row; the field's own name for one not known here."""
    return str(_FIELDS.get(field, field))


def scope_label(scope: str) -> str:
    return str(_SCOPES.get(scope, scope))


def value_kind_label(kind: str) -> str:
    return str(_VALUE_KINDS.get(kind, kind))


def comparator_label(sign: str) -> str:
    return str(_COMPARATORS.get(sign, sign))
