"""Names by which this server may be asked: a page elsewhere that makes its own name lead here
(DNS rebinding) must not read a workspace.

Flask's TRUSTED_HOSTS cannot name an address of IPv6.
"""

import re
from collections.abc import Collection, Iterable
from ipaddress import ip_address

from flask import Flask, request
from werkzeug.exceptions import BadRequest

from web.language import gettext

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_PORT = re.compile(r":\d*$")


def trusted_by(listening: str, added: Iterable[str]) -> frozenset[str] | None:
    """The names for a server that listens on an address; None where any name may be right.

    Whoever opens a server to others is asked by names that only they know, and may give them.
    """
    names = frozenset(map(str.lower, added))
    if is_loopback(listening):
        return LOOPBACK | names | {listening.lower()}
    return LOOPBACK | names if names else None


def register(app: Flask, names: Collection[str]) -> None:
    @app.before_request
    def check() -> None:
        host = _PORT.sub("", request.host.lower()) if request.host else ""
        if host not in names:
            raise BadRequest(gettext("这台服务器不以地址中的主机名应答。"))


def is_loopback(listening: str) -> bool:
    if listening == "localhost":
        return True
    try:
        return ip_address(listening).is_loopback
    except ValueError:
        return False
