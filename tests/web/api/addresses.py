"""Addresses of the API over the workspace of the pages' tests: one of each endpoint and more."""

from collections.abc import Iterator
from urllib.parse import urlencode

from flask.testing import FlaskClient

from web.blueprints.api.description import parameters_of
from web.blueprints.api.table import BASE, ENDPOINTS, Endpoint

Asked = dict[str, str]


def addresses(client: FlaskClient) -> Iterator[tuple[Endpoint, str]]:
    ids = ids_of(client)
    for endpoint in ENDPOINTS:
        for asked in _asked(endpoint, ids):
            yield endpoint, address(endpoint, asked)


def address(endpoint: Endpoint, asked: Asked) -> str:
    in_path = [name for name in asked if f"{{{name}}}" in endpoint.path]
    path = endpoint.path.format(**{name: asked[name] for name in in_path})
    query = {name: value for name, value in asked.items() if name not in in_path}
    return f"{BASE}{path}?{urlencode(query)}"


def ids_of(client: FlaskClient) -> Asked:
    """An id of each kind."""
    hit = client.get(f"{BASE}/search?q=培训&kind=indicator").get_json()["hits"][0]
    goal = client.get(f"{BASE}/search?kind=goal").get_json()["hits"][0]
    return {
        "document": hit["source"]["document"],
        "form": hit["form"],
        "project": hit["project_id"],
        "department": hit["department_id"],
        "indicator": hit["definition_id"],
        "row": hit["id"],
        "goal": goal["id"],
    }


def _asked(endpoint: Endpoint, ids: Asked) -> Iterator[Asked]:
    names = {each["name"] for each in parameters_of(endpoint)}
    if endpoint.name == "path":
        yield {"from": ids["row"], "to": ids["goal"], "claims": "true"}
    elif endpoint.name == "neighbours":
        yield from ({"id": id_} for id_ in ids.values())
    elif endpoint.name == "compare":
        yield from ({"id": ids[kind]} for kind in ("project", "department", "form"))
    elif endpoint.name in ids:
        yield {"id": ids[endpoint.name]}
    else:
        yield dict(endpoint.example)
        yield (
            {name: value for name, value in endpoint.example.items() if name in ("from", "to")}
            | ({"name": "structure"} if "name" in names else {})
            | ({"q": "b"} if endpoint.name == "suggest" else {})
        )
        if "id" in names:
            yield {"id": ids["form"]}
