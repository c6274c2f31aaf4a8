"""Ids from content: ASCII, the same in graph, index, RDF and URLs, never from position or order.

Every id is `kind-` and 16 letters and digits of a BLAKE2 hash over the normalised key.
"""

import base64
import hashlib
from functools import lru_cache

from corpus.values.text import squeezed

_SIZE = 10  # bytes: 80 bits, 16 base32 characters
_OWNERS = 4096  # ids that every part asks for again for each form


def normalised(text: str | None) -> str:
    """What two spellings of one name share: folded look-alikes and case, NFKC, no white space."""
    return squeezed(text or "").casefold()


def _id(kind: str, *key: str | int | None) -> str:
    parts = (str(part) if isinstance(part, int) else normalised(part) for part in key)
    digest = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=_SIZE, person=kind.encode())
    return f"{kind}-{base64.b32encode(digest.digest()).decode().lower()}"


def document_id(sha256: str) -> str:
    return f"document-{sha256[:16]}"


@lru_cache(maxsize=_OWNERS)
def department_id(name: str) -> str:
    return _id("department", name)


@lru_cache(maxsize=_OWNERS)
def unit_id(name: str) -> str:
    """An 实施单位, apart from the 主管部门 of the same name."""
    return _id("unit", name)


@lru_cache(maxsize=_OWNERS)
def project_id(department: str | None, project: str) -> str:
    return _id("project", department, project)


def form_id(
    kind: str,
    department: str | None,
    unit: str | None,
    project: str | None,
    year: int | None,
    occurrence: int = 0,
) -> str:
    """`occurrence` counts forms of the same key in one document, from 0."""
    return _id("form", kind, department, unit, project, year, occurrence)


def goal_id(form: str, scope: str, text: str, occurrence: int = 0) -> str:
    return _id("goal", form, scope, text, occurrence)


def definition_id(project: str, level2: str | None, name: str) -> str:
    """An indicator over the years. `project` is a project id, or a department id where a form is
    of a whole department."""
    return _id("definition", project, level2, name)


def indicator_id(form: str, level2: str | None, name: str, occurrence: int = 0) -> str:
    """An indicator's row in one form."""
    return _id("indicator", form, level2, name, occurrence)
