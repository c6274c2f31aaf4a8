"""How people reach it: command line and pages."""

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the command line imports this package and must not wait for Flask
    from flask import Flask

    from web.services import Services


def create_app(
    services: "Services",
    trusted_hosts: Collection[str] | None = None,
    *,
    allow_decisions: bool = False,
) -> "Flask":
    """The pages over these services, for requests to these hosts, or any where none is given.

    Nothing is read before the first request. With `allow_decisions` its pages take people's word.
    """
    from web.application import build_app

    return build_app(services, trusted_hosts, allow_decisions=allow_decisions)
