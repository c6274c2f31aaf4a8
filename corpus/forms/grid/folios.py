"""The number of a page, which is that page's own and no form's."""

import re
from dataclasses import replace

from corpus.pages import Table

_FOLIO = re.compile(
    r"[-—–·\s]*第?\s*\d{1,4}\s*页?(?:\s*(?:/|[/,，]?\s*共)\s*\d{1,4}\s*页?)?[-—–·\s]*"
)


def is_folio(text: str) -> bool:
    return _FOLIO.fullmatch(text) is not None


def without_folio(table: Table) -> Table:
    """A table of words without the number of the page, which is that page's own."""
    bottom = max((cell.row + cell.rows for cell in table.cells if cell.text), default=0)
    last = [cell for cell in table.cells if cell.text and cell.row + cell.rows == bottom]
    folio = len(last) == 1 and not table.ruled and is_folio(last[0].text)
    own = last[:1] if folio and not last[0].text.strip().isdigit() else []
    return replace(table, cells=tuple(cell for cell in table.cells if cell not in own))
