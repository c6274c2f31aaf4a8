"""What a program prints above and below a page: its number, the time, the address it has."""

import re
from collections import Counter
from collections.abc import Sequence

_FOLIO = re.compile(
    r"第 ?\d{1,3} ?页(?:[ ，,/]*共 ?\d{1,3} ?页)?|[-—–] ?\d{1,3} ?[-—–]"
    r"|\d{1,2}/\d{1,2}/\d{2},? \d{1,2}:\d\d(?: [AP]M)?|(?:file|https?)://\S+ +\d{1,3}/\d{1,3}"
)
_ADDRESS = re.compile(r"(?:file|https?)://\S+")  # beside a folio, or on several pages


def without_folios(lines: Sequence[str]) -> Sequence[str]:
    """The lines, those blank that hold nothing else; they part the pages where no form feed
    does."""
    shown = [line.strip() for line in lines]
    folios = {n for n, line in enumerate(shown) if _FOLIO.fullmatch(line)}
    addresses = [n for n, line in enumerate(shown) if _ADDRESS.fullmatch(line)]
    often = Counter(shown[n] for n in addresses)
    folios |= {n for n in addresses if often[shown[n]] > 1 or {n - 1, n + 1} & folios}
    if not folios:
        return lines
    found = list(lines)
    feeds = any("\f" in line for line in lines)
    filled = [n for n, line in enumerate(lines) if line.strip()]
    for n in sorted(folios):
        between = filled[0] < n < filled[-1] and not feeds
        found[n] = "\f" if between or found[n].startswith("\f") else ""
    return found
