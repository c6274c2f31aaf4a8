"""How people reach it: command line and pages."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the command line imports this package and must not wait for Flask
    from flask import Flask

    from web.services import Services


def create_app(services: "Services") -> "Flask":
    """The pages over these services; nothing is read before the first request."""
    from web.application import build_app

    return build_app(services)
