"""How large a query is, counted before it is parsed: a parser takes its time with size."""

import re

from graph.errors import SparqlRefused

MAX_LENGTH = 50_000  # characters
MAX_DEPTH = 100  # brackets within brackets
MAX_LIST = 1_000  # values between commas in one pair of brackets
_TOKEN = re.compile(
    r"""(?s:\"{3}(?:\\.|.)*?\"{3}|'{3}(?:\\.|.)*?'{3})"""
    r"""|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*\'"""
    r"""|<[^<>"{}|^`\\\x00-\x20]*>|\#[^\r\n]*|(?P<bracket>[][(){},])"""
)


def measured(query: str) -> None:
    """Raises SparqlRefused for a query that is too long, too deep, or lists too much."""
    if len(query) > MAX_LENGTH:
        raise SparqlRefused(f"{len(query)} characters", f"at most {MAX_LENGTH}")
    commas = [0]
    for token in _TOKEN.finditer(query):
        sign = token["bracket"]
        if sign == ",":
            commas[-1] += 1
        elif sign in ("(", "[", "{"):
            commas.append(0)
        elif sign and len(commas) > 1:
            commas.pop()
        if len(commas) > MAX_DEPTH + 1:
            raise SparqlRefused(
                f"it is nested too deeply, over {MAX_DEPTH} brackets", "a simpler query"
            )
        if commas[-1] >= MAX_LIST:
            raise SparqlRefused(
                f"a list of over {MAX_LIST} values", "fewer values at once, or VALUES"
            )
