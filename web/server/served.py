"""Services → the application as a server has it: names it answers to, limits, uploads, figures."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from web.server.shared_pages import SharedPages
from web.server.turns import Turns
from web.trusted_hosts import is_loopback, trusted_by

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

    from flask import Flask

    from web.config import Config
    from web.services import Services
    from web.uploads import Uploads

_RATE = "600/minute"  # where others than this machine may ask


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server listens."""

    host: str
    port: int

    @property
    def rate(self) -> str:
        """That holds here unless a setting says otherwise; empty for none."""
        return "" if is_loopback(self.host) else _RATE


@dataclass(frozen=True, slots=True)
class Shared:
    """What the processes of one server have in common."""

    folder: Path | None = None  # of pages that are kept, and of what each has counted
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)


def served_app(
    services: "Services",
    config: "Config",
    place: Place,
    uploads: "Uploads | None" = None,
    shared: Shared | None = None,
) -> "Flask":
    """With `uploads` its pages take files; `shared` where it is one of several processes."""
    from werkzeug.middleware.proxy_fix import ProxyFix

    from web import create_app
    from web.blueprints import decisions, figures, rates, upload
    from web.server import remembered

    serving = config.serving
    trusted = trusted_by(place.host, config.trusted_hosts)
    app = create_app(services, trusted, allow_decisions=config.allow_decisions)
    app.config["JIXIAO_ORIGINS"] = config.origins
    if shared:
        decisions.share(app, shared.token)
    if uploads:
        upload.register(app, uploads, serving)
    remembered.mark(app)
    rates.register(app)
    count = None
    if is_loopback(place.host) if serving.metrics is None else serving.metrics:
        count = figures.register(app, shared.folder if shared else None)  # last, and so asked first
    asked: WSGIApplication = remembered.Remembered(
        Turns(app.wsgi_app),
        services,
        count,
        SharedPages(shared.folder) if shared and shared.folder else None,
    )
    rate = serving.rate or place.rate
    if rate not in {"", "off"}:
        asked = rates.Rates(asked, rate)
    if hops := serving.proxies:
        asked = ProxyFix(asked, hops, hops, hops, hops, hops)
    app.wsgi_app = asked  # type: ignore[method-assign, assignment]
    return app
