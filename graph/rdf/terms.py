"""RDF terms as N-Triples writes them: one escaping that N-Triples, Turtle and JSON all read."""

import json
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, NewType

Term = NewType("Term", str)  # <address> or "text", "text"@zh, "text"^^<datatype>
Statement = tuple[Term, Term]  # predicate, object

XSD = "http://www.w3.org/2001/XMLSchema#"
_ODD = re.compile(r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Description(NamedTuple):
    """What is said of one subject. One with `once` is written only the first time it is met."""

    subject: Term
    statements: Sequence[Statement]
    once: str | None = None


def address(iri: str) -> Term:
    return Term(f"<{iri}>")


def text(value: str) -> Term:
    return Term(f'"{_escaped(value)}"')


def chinese(value: str) -> Term:
    return Term(f'"{_escaped(value)}"@zh')


def english(value: str) -> Term:
    return Term(f'"{_escaped(value)}"@en')


def listed(values: Sequence[str]) -> Term:
    """Several texts in their order, as a list of JSON in one text."""
    return text(json.dumps(list(values), ensure_ascii=False))


def boolean(value: bool) -> Term:
    return Term(f'"{str(value).lower()}"^^<{XSD}boolean>')


def typed(value: str, datatype: str) -> Term:
    return Term(f'"{_escaped(value)}"^^<{datatype}>')


def integer(value: int) -> Term:
    return Term(f'"{value}"^^<{XSD}integer>')


def decimal(value: Decimal) -> Term:
    return Term(f'"{plain(value)}"^^<{XSD}decimal>')


def plain(value: Decimal) -> str:
    """In canonical form: no exponent, no zeros at the end."""
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def day(value: date) -> Term:
    return Term(f'"{value.isoformat()}"^^<{XSD}date>')


def calendar_year(value: int) -> Term:
    return Term(f'"{value:04}"^^<{XSD}gYear>')


def _escaped(value: str) -> str:
    return _ODD.sub(_escape, value) if _ODD.search(value) else value


def _escape(match: re.Match[str]) -> str:
    """A lone surrogate is no character and becomes U+FFFD."""
    sign = match.group()
    if "\ud800" <= sign <= "\udfff":
        return "\ufffd"
    return _SHORT.get(sign) or f"\\u{ord(sign):04X}"
