"""Tables to RDF by their metadata: minimal mode, for the parts of the standard that we use."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from rdflib import XSD, Graph, Literal, URIRef

_VARIABLE = re.compile(r"\{(\+?)(\w+)\}")
Row = Mapping[str, str]


def graph_of(data: bytes) -> Graph:
    """All that the tables of a ZIP say. Raises AssertionError where they break their metadata."""
    graph = Graph()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        group = json.loads(archive.read("csv-metadata.json"))
        keys: dict[tuple[str, str], set[str]] = {}
        tables = {}
        for table in group["tables"]:
            rows = _rows(archive.read(table["url"]).decode(), table["tableSchema"]["columns"])
            key = table["tableSchema"]["primaryKey"]
            found = [row[key] for row in rows]
            assert len(found) == len(set(found))
            keys[table["url"], key] = set(found)
            tables[table["url"]] = rows
        for table in group["tables"]:
            schema, rows = table["tableSchema"], tables[table["url"]]
            for foreign in schema.get("foreignKeys", ()):
                there = foreign["reference"]["resource"], foreign["reference"]["columnReference"]
                assert {row[foreign["columnReference"]] for row in rows} == keys[there]
            for row in rows:
                for column in schema["columns"]:
                    for triple in _said(column, row):
                        graph.add(triple)
    return graph


def _rows(text: str, columns: list[dict[str, object]]) -> list[Row]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    names = [str(column["name"]) for column in columns if "virtual" not in column]
    assert reader.fieldnames == names
    rows: list[Row] = list(reader)
    assert all(None not in row and None not in row.values() for row in rows)
    required = [str(column["name"]) for column in columns if column.get("required")]
    assert all(row[name] for row in rows for name in required)
    return rows


def _said(column: Mapping[str, str], row: Row) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
    virtual = bool(column.get("virtual"))
    if column.get("suppressOutput") or (not virtual and not row[column["name"]]):
        return
    object_: URIRef | Literal
    if "valueUrl" in column:
        object_ = URIRef(_expanded(column["valueUrl"], row))
    elif "lang" in column:
        object_ = Literal(row[column["name"]], lang=column["lang"])
    else:
        datatype = None if column["datatype"] == "string" else XSD[column["datatype"]]
        object_ = Literal(row[column["name"]], datatype=datatype)
    yield URIRef(_expanded(column["aboutUrl"], row)), URIRef(column["propertyUrl"]), object_


def _expanded(template: str, row: Row) -> str:
    """By RFC 6570: {name}, and {+name} that keeps what an address reserves."""

    def put(found: re.Match[str]) -> str:
        return quote(row[found[2]], safe="-._~:/?#[]@!$&'()*+,;=" if found[1] else "-._~")

    return _VARIABLE.sub(put, template)
