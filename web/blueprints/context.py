"""What every view needs of its application."""

from flask import current_app

from web.services import Services

EXTENSION = "jixiao"


def services() -> Services:
    found: Services = current_app.extensions[EXTENSION]
    return found
