"""`/api/v1/`: the description of the API for people."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import render_template, request

from web.blueprints.api.description import parameters_of
from web.blueprints.api.problems import MEANINGS
from web.blueprints.api.serving import bp
from web.blueprints.api.table import BASE, ENDPOINTS, Endpoint


@dataclass(frozen=True, slots=True)
class Example:
    href: str
    text: str  # as people read it


@bp.get("/")
def reference() -> str:
    lines = [(each, list(map(_line, parameters_of(each))), _example(each)) for each in ENDPOINTS]
    return render_template("api/reference.html", base=BASE, lines=lines, problems=MEANINGS)


def _line(parameter: dict[str, Any]) -> dict[str, Any]:
    return parameter | {"kind": _kind(parameter["schema"])}


def _kind(schema: dict[str, Any]) -> str:
    """Such as: integer 1–200; text; year | value."""
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"{_kind(schema['items'])} …"
    least, most = schema.get("minimum"), schema.get("maximum")
    bounds = f" {least}–{most}" if schema["type"] == "integer" and most else ""
    return f"{schema['type']}{bounds}".replace("string", "text")


def _example(endpoint: Endpoint) -> Example | None:
    """An address to try; None where it takes an id of this workspace."""
    in_path = re.findall(r"{(\w+)}", endpoint.path)
    required = {each["name"] for each in parameters_of(endpoint) if each["required"]}
    if not required <= endpoint.example.keys():
        return None
    path = BASE + endpoint.path.format(**endpoint.example)
    query = {name: value for name, value in endpoint.example.items() if name not in in_path}
    asked = f"?{urlencode(query)}" if query else ""
    shown = f"?{'&'.join(map('='.join, query.items()))}" if query else ""
    return Example(f"{request.script_root}{path}{asked}", path + shown)
