"""What every view needs of its application."""

from flask import Flask, current_app, request

from web.inferred.told_apart import begin_moment, end_moment
from web.services import Services

EXTENSION = "jixiao"


def register(app: Flask) -> None:
    """A page is made of what stood at its beginning."""
    app.before_request(_begin)
    app.teardown_request(lambda _: end_moment())


def _begin() -> None:
    if request.method in {"GET", "HEAD"}:
        begin_moment()


def services() -> Services:
    found: Services = current_app.extensions[EXTENSION]
    return found
