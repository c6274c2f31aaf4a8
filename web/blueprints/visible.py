"""Pages, feeds and pictures without characters that steer: a sign is shown in their place.

Control characters would be dropped by browsers or make XML of a page impossible, and those that
turn the direction of writing would go on over words of ours. Files and the API give them as they
are. A sign takes the place of one character: places counted in a text stay right.
"""

import re

from flask import Flask, Response

_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])  # all of ASCII but tab and line ends
_OTHERS = (  # apart, as each begins with a byte that is looked for quickly
    re.compile(rb"\xc2[\x80-\x9f]"),
    re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])"),
    re.compile(rb"\xef\xbf[\xbe\xbf]"),
)
_SIGNS = (
    {code: 0x2400 + code for code in _CONTROLS if code != 127}
    | {127: 0x2421}
    | dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)
    | {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}
)


_SHOWN = frozenset({"text/html", "application/atom+xml", "image/svg+xml"})  # to people


def register(app: Flask) -> None:
    app.after_request(_show)


def _show(response: Response) -> Response:
    if response.mimetype in _SHOWN and not response.direct_passthrough:
        data = response.get_data()
        if _steers(data):
            response.set_data(data.decode("utf-8", "replace").translate(_SIGNS))
    return response


def _steers(data: bytes) -> bool:
    if len(data.translate(None, _CONTROLS)) != len(data):
        return True
    return any(each.search(data) for each in _OTHERS)
