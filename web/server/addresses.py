"""Addresses as people type them for curl: waitress refuses letters that no program has escaped."""

import re

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser

_RAW = re.compile(rb"[\x80-\xff]")


class _Parser(HTTPRequestParser):
    def parse_header(self, header_plus: bytes) -> None:
        """As browsers would have sent the first line, `/?q=%E5%9F%B9` for `/?q=培`."""
        line, end, rest = header_plus.partition(b"\r\n")
        super().parse_header(_RAW.sub(lambda byte: b"%%%02X" % ord(byte[0]), line) + end + rest)


def take_any_letters() -> None:
    """From now on, by every waitress of this process."""
    HTTPChannel.parser_class = _Parser
