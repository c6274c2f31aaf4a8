"""The API holds to its own description, whatever it is asked: a few requests an operation."""

from typing import Any

import pytest

from web import create_app
from web.blueprints.api.table import BASE, ENDPOINTS
from web.services import Services

schemathesis = pytest.importorskip("schemathesis")
_EXAMPLES = 6  # requests of an operation


@pytest.fixture(scope="module")
def described(library: Services) -> Any:
    return schemathesis.openapi.from_wsgi(f"{BASE}/openapi.json", create_app(library))


@pytest.mark.parametrize("mode", ["positive", "negative"])
@pytest.mark.parametrize("path", [each.path for each in ENDPOINTS])
def test_an_operation_answers_as_it_is_described(described: Any, path: str, mode: str) -> None:
    from hypothesis import HealthCheck, given, settings

    operation = described[path]["GET"]
    how = schemathesis.GenerationMode(mode)

    @given(case=operation.as_strategy(generation_mode=how))
    @settings(
        max_examples=_EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Any) -> None:
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    if mode == "positive" or operation.definition.raw.get("parameters"):
        ask()
