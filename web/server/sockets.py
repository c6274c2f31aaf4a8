"""Place → the sockets at which a server listens."""

import errno
import socket
import sys
from contextlib import ExitStack

from web.server.served import Place

_WAITING = 1_024  # connections that nobody has taken yet


def listening(place: Place) -> list[socket.socket]:
    """One for each address of the host, all at one port. Raises OSError."""
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise OSError(errno.EADDRNOTAVAIL, "no such host") from error
    port = place.port
    with ExitStack() as opened:
        sockets = []
        for family, _, _, _, (host, _, *more) in dict.fromkeys(found):
            each = opened.enter_context(socket.socket(family, socket.SOCK_STREAM))
            _prepare(each)
            each.bind((host, port, *more))
            each.listen(_WAITING)
            port = port_of(each)
            sockets.append(each)
        opened.pop_all()
    return sockets


def port_of(one: socket.socket) -> int:
    port: int = one.getsockname()[1]
    return port


def _prepare(one: socket.socket) -> None:
    if sys.platform != "win32":  # where it would let another program listen, too
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if one.family == socket.AF_INET6:
        one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
