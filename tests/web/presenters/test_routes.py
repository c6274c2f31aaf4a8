from typing import Any

import flask
import pytest
from flask import Flask

from web.presenters.routes import once, url_for

ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("search.results", {}),
    ("records.project", {"id_": "project-甲 乙"}),
    ("checks.checks", {"rule": "a&b", "_anchor": "items"}),
    ("documents.documents", {"page": 2}),
    ("library.entry", {"name": "满" * 300}),
    ("sparql.endpoint", {"_external": True}),
)


@pytest.mark.parametrize("root", ["", "/below"])
def test_an_address_is_the_one_that_flask_gives_asked_again_too(
    library_app: Flask, root: str
) -> None:
    with library_app.test_request_context("/", environ_overrides={"SCRIPT_NAME": root}):
        for endpoint, values in ASKED:
            wanted = flask.url_for(endpoint, **values)
            assert url_for(endpoint, **values) == url_for(endpoint, **values) == wanted


def test_an_answer_stays_while_a_request_lasts_and_not_longer(library_app: Flask) -> None:
    asked = []

    @once
    def count() -> int:
        asked.append("")
        return len(asked)

    for wanted in (1, 2):
        with library_app.test_request_context("/"):
            assert (count(), count()) == (wanted, wanted)
