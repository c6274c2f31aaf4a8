"""The columns of the tables and what each says: metadata by the CSV on the Web recommendation."""

import json
from typing import NamedTuple

from graph.rdf import names
from graph.rdf.terms import Term, address
from graph.rdf.vocabulary import JX, NAMESPACE

OBSERVATIONS, DEFINITIONS = "observations.csv", "definitions.csv"
METADATA = "csv-metadata.json"
_THING, _OBSERVATION = "{indicator}", "{+observation}"


class Column(NamedTuple):
    """`about` and `value` are what follows the base in an address; `value` None is a literal."""

    name: str
    zh: str
    property: Term | None = None  # None: it only serves as an address
    about: str = _THING
    value: str | None = None
    datatype: str = "string"
    lang: str | None = None


def _value(name: str, zh: str, property_: Term, datatype: str = "string") -> Column:
    return Column(name, zh, property_, _OBSERVATION, None, datatype)


def _name(name: str, zh: str, property_: Term, about: str = _THING) -> Column:
    return Column(name, zh, property_, about, lang="zh")


def _node(name: str, zh: str, property_: Term, about: str = _THING) -> Column:
    return Column(name, zh, property_, about, f"{{+{name}}}")


def _term(name: str, zh: str, property_: Term) -> Column:
    return Column(name, zh, property_, _OBSERVATION, f"{NAMESPACE}{{{name}}}")


OBSERVATION_COLUMNS = (
    Column("observation", "观测"),
    Column("indicator", "指标"),
    _node("definition", "历年指标", address(JX.definition), _OBSERVATION),
    _node("form", "绩效表", address(JX.form), _OBSERVATION),
    _node("project", "项目", address(JX.project)),
    _name("project_name", "项目名称", names.LABEL, "{project}"),
    _node("department", "主管部门", address(JX.department)),
    _name("department_name", "主管部门名称", names.LABEL, "{department}"),
    Column("year", "年度", address(JX.fiscalYear), _OBSERVATION, "year-{year}", "integer"),
    _name("level1", "一级指标", address(JX.level1)),
    _name("level2", "二级指标", address(JX.level2)),
    _name("name", "三级指标", names.LABEL),
    _term("stage", "计划或完成", address(JX.stage)),
    _term("kind", "值的种类", address(JX.valueKind)),
    _value("raw", "原文", address(JX.rawText)),
    _term("comparator", "比较符", address(JX.comparator)),
    _value("number", "数字", names.NUMERIC_VALUE, "decimal"),
    _value("min", "下限", names.MIN_VALUE, "decimal"),
    _value("max", "上限", names.MAX_VALUE, "decimal"),
    _value("unit", "单位", address(JX.unitText)),
    _node("unit_code", "单位代码", address(JX.unit), _OBSERVATION),
    _value("deadline", "期限", address(JX.deadline), "date"),
    Column("weight", "分值", address(JX.weight), datatype="decimal"),
    Column("score", "得分", address(JX.score), datatype="decimal"),
    _node("document", "文档", names.QUOTED_FROM, _OBSERVATION),
    _node("place", "出处", address(JX.quotedAt), _OBSERVATION),
    Column("page", "页", address(JX.page), "{+place}", datatype="integer"),
    Column("quote", "引文", names.EXACT, "{+place}"),
)
DEFINITION_COLUMNS = (
    Column("definition", "历年指标"),
    _name("name", "名称", names.PREF_LABEL, "{definition}"),
    _node("category", "分类", names.BROADER, "{definition}"),
    _node("project", "项目", address(JX.project), "{definition}"),
    _node("department", "主管部门", address(JX.department), "{definition}"),
)


def metadata(base: str) -> bytes:
    """The metadata of both tables, for data under `base`."""
    observation = (
        (names.TYPE, names.OBSERVATION),
        (names.IN_DATA_SET, f"{base}{names.INDICATORS}"),
    )
    definition = ((names.TYPE, address(JX.IndicatorDefinition)), (names.TYPE, names.CONCEPT))
    reference = {"resource": DEFINITIONS, "columnReference": "definition"}
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh"}],
        "dialect": {"encoding": "utf-8", "header": True, "trim": False},
        "tables": [
            {
                "url": OBSERVATIONS,
                "dc:title": "绩效指标的目标值和实际完成值",
                "tableSchema": {
                    "primaryKey": "observation",
                    "foreignKeys": [{"columnReference": "definition", "reference": reference}],
                    "columns": _columns(OBSERVATION_COLUMNS, base)
                    + [_virtual(_OBSERVATION, *each, base) for each in observation],
                },
            },
            {
                "url": DEFINITIONS,
                "dc:title": "历年指标",
                "tableSchema": {
                    "primaryKey": "definition",
                    "columns": _columns(DEFINITION_COLUMNS, base)
                    + [_virtual("{definition}", *each, base) for each in definition],
                },
            },
        ],
    }
    return json.dumps(group, ensure_ascii=False, indent=1).encode() + b"\n"


def _columns(columns: tuple[Column, ...], base: str) -> list[dict[str, object]]:
    return [_described(column, base) for column in columns]


def _described(column: Column, base: str) -> dict[str, object]:
    said: dict[str, object] = {"name": column.name, "titles": [column.name], "dc:title": column.zh}
    said["datatype"] = column.datatype
    if column.property is None:
        return said | {"required": True, "suppressOutput": True}
    said |= {"aboutUrl": base + column.about, "propertyUrl": column.property[1:-1]}
    if column.value is not None:
        absolute = column.value.startswith("http")
        said["valueUrl"] = column.value if absolute else base + column.value
    if column.lang:
        said["lang"] = column.lang
    return said


def _virtual(about: str, property_: Term, value: str, base: str) -> dict[str, object]:
    return {
        "virtual": True,
        "aboutUrl": base + about,
        "propertyUrl": property_[1:-1],
        "valueUrl": value.strip("<>"),
    }
