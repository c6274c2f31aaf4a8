"""The OpenAPI 3.1 description, made from the table of endpoints and the structs it names."""

from functools import cache
from types import UnionType
from typing import Any, get_args

import msgspec

from web.blueprints.api.problems import MEANINGS, Problem
from web.blueprints.api.table import BASE, ENDPOINTS, Endpoint

Schema = dict[str, Any]
_REFS = "#/components/schemas/{name}"
_OF_ALL = (400, 404, 406, 413, 422, 429, 500, 503)
_ETAG = {"description": "Of forms and people's word.", "schema": {"type": "string"}}


@cache
def description(root: str = "") -> Schema:
    """`root` is where the application hangs on its server. The same object each time."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "jixiao",
            "version": "1",
            "summary": "Goals and indicators of budget-performance forms, each with its source.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": f"{root}{BASE}"}],
        "paths": {each.path: {"get": _operation(each)} for each in ENDPOINTS},
        "components": {"schemas": _schemas()},
    }


def parameters_of(endpoint: Endpoint) -> list[Schema]:
    """Name, place, schema and example of each, those of the path first."""
    schema = _own(endpoint.asked)
    required = schema.get("required", ())
    found = [_parameter(name, of, endpoint, required) for name, of in schema["properties"].items()]
    return sorted(found, key=lambda each: each["in"] != "path")


def _parameter(name: str, of: Schema, endpoint: Endpoint, required: Any) -> Schema:
    in_path = f"{{{name}}}" in endpoint.path
    parameter: Schema = {
        "name": name,
        "in": "path" if in_path else "query",
        "required": in_path or name in required,
        "schema": {key: value for key, value in of.items() if key != "description"},
    }
    if "description" in of:
        parameter["description"] = of["description"]
    if name in endpoint.example:
        parameter["examples"] = {"example": {"value": _typed(endpoint.example[name], of)}}
    return parameter


def _typed(text: str, of: Schema) -> object:
    """What is written in an address as JSON has it."""
    match of.get("type"):
        case "array":
            return [_typed(text, of["items"])]
        case "integer" | "boolean":
            return msgspec.json.decode(text)
        case _:
            return text


def _operation(endpoint: Endpoint) -> Schema:
    answers: Schema = {
        "200": {
            "description": endpoint.says,
            "headers": {
                "ETag": _ETAG,
                "Link": {"description": 'rel="next"', "schema": {"type": "string"}},
            },
            "content": {"application/json": {"schema": _reference(endpoint.answer)}},
        },
        "304": {"description": "Nothing changed since the ETag of If-None-Match."},
    }
    more = (409,) if _is_paged(endpoint) else ()
    for status in sorted((*_OF_ALL, *more)):
        answers[str(status)] = {
            "description": MEANINGS[status],
            "content": {"application/problem+json": {"schema": _reference(Problem)}},
        }
    return {
        "operationId": endpoint.name,
        "summary": endpoint.says,
        "parameters": parameters_of(endpoint),
        "responses": answers,
    }


def _is_paged(endpoint: Endpoint) -> bool:
    return any(each.name == "after" for each in msgspec.structs.fields(endpoint.asked))


def _own(kind: type) -> Schema:
    """The schema of one struct with the enums that it names written out."""
    _, named = msgspec.json.schema_components((kind,), ref_template=_REFS)
    found: Schema = _without_references(named.pop(kind.__name__), named)
    return found


def _without_references(schema: Any, named: Schema) -> Any:
    if isinstance(schema, list):
        return [_without_references(each, named) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return named[schema["$ref"].rpartition("/")[2]]
    return {key: _without_references(each, named) for key, each in schema.items()}


def _reference(answer: Any) -> Schema:
    if isinstance(answer, UnionType):
        return {"anyOf": [_reference(each) for each in get_args(answer)]}
    (found,), _ = msgspec.json.schema_components((answer,), ref_template=_REFS)
    return found


def _schemas() -> Schema:
    kinds: dict[Any, None] = {Problem: None}
    for each in ENDPOINTS:
        of = get_args(each.answer) if isinstance(each.answer, UnionType) else (each.answer,)
        kinds |= dict.fromkeys(of)
    _, named = msgspec.json.schema_components(tuple(kinds), ref_template=_REFS)
    found: Schema = _as_encoded(named)
    return found


def _as_encoded(schema: Any) -> Any:
    """Decimals are encoded as numbers with all their digits."""
    if isinstance(schema, list):
        return [_as_encoded(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "decimal":
        kept = {key: each for key, each in schema.items() if key != "format"}
        return kept | {"type": "number"}
    return {key: _as_encoded(each) for key, each in schema.items()}
