"""Where a page stands: the way to it from the first page."""

from collections.abc import Iterable
from typing import NamedTuple

from flask import request

from web.language import gettext
from web.presenters.twins import lasting_path


class Crumb(NamedTuple):
    name: str
    url: str


def crumbs_of(above: Iterable[tuple[str | None, str | None]], title: str) -> tuple[Crumb, ...]:
    """The first page, those above that have a name and a page, and the page itself."""
    home = Crumb(gettext("检索"), f"{request.script_root}/")
    own = Crumb(title, lasting_path())
    between = (Crumb(name, url) for name, url in above if name and url)
    return (own,) if own.url == home.url else (home, *between, own)
