"""What a term of N-Triples is: address or literal, its datatype, its value to be compared."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from graph.exporters.rdfxml_file import literal_parts
from graph.rdf.terms import XSD, Term

STRING, LANG_STRING = f"{XSD}string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_LEXICAL = {
    f"{XSD}integer": re.compile(r"[+-]?\d+"),
    f"{XSD}decimal": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"),
    f"{XSD}boolean": re.compile("true|false|1|0"),
    f"{XSD}date": re.compile(r"-?\d{4,}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)?"),
    f"{XSD}gYear": re.compile(r"-?\d{4,}(?:Z|[+-]\d\d:\d\d)?"),
}
_NUMERIC = {f"{XSD}integer", f"{XSD}decimal"}
Value = Decimal | date


def is_address(term: Term) -> bool:
    return term.startswith("<")


def shown(term: Term) -> str:
    """Without the signs around it."""
    return literal_parts(term)[0] if term.startswith('"') else term.strip("<>")


def has_datatype(datatype: str) -> Callable[[Term], bool]:
    """Whether a term is a literal of a datatype, and well-formed as one."""
    if datatype == STRING:
        return lambda term: term.startswith('"') and term.endswith('"')
    if datatype == LANG_STRING:
        return lambda term: term.startswith('"') and not term.endswith(('"', ">"))
    end, lexical = f'"^^<{datatype}>', _LEXICAL.get(datatype)

    def holds(term: Term) -> bool:
        if not term.endswith(end):
            return False
        text = term[1 : -len(end)]
        return lexical is None or (lexical.fullmatch(text) is not None and _is_a_day(text, end))

    return holds


def _is_a_day(text: str, end: str) -> bool:
    return not end.endswith("#date>") or _day(text) is not None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def comparable(term: Term) -> Value | None:
    """A number or a day; None for what is neither."""
    text, _, datatype = literal_parts(term) if term.startswith('"') else ("", "", "")
    if datatype in _NUMERIC:
        try:
            return Decimal(text)
        except InvalidOperation:
            return None
    return _day(text) if datatype == f"{XSD}date" else None


def language_of(term: Term) -> str:
    return literal_parts(term)[1].lower() if term.startswith('"') else ""
