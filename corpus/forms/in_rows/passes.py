"""Pages whose plain cells come first, and then those that wrap or mix Chinese with figures.

Spreadsheets are printed so: either part is in the order of the rows.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.cell_terms import SUMS, Column
from corpus.forms.cell_words import bare, is_title
from corpus.forms.grid.heading_words import column_of
from corpus.forms.in_rows.costs import is_sentence
from corpus.forms.in_rows.headings import KINDS, WEAK, Head, level_rank, spans
from corpus.forms.in_rows.listed import find_table
from corpus.forms.in_rows.tokens import Token

_MIXED = re.compile(r"[\u4e00-\u9fff].*[0-9A-Za-z≥≤%]|[0-9A-Za-z≥≤%].*[\u4e00-\u9fff]")
_FEWEST, _OTHERS = 12, 2  # plain cells before the others, and others
_SHARE, _HEADED = 0.25, 0.07  # of the others that are mixed, and where the head is among them
_ROW = 12  # tokens of a row of sums, and of what may stand behind it without any figure
_ABOVE = 4  # tokens that may stand above the title that a page begins with
_FIRST = 3  # of the others, where the title or year of such a head stands
_YEAR = re.compile(r"\(?20\d\d年度?\)?")

_PAGE = 5
_LEVEL_LINES = 6  # of a level
_LINES, _LABEL = 4, 16  # of a heading, and characters
_PLACES: tuple[Column | None, ...] = (
    Column.LEVEL1, Column.LEVEL2, Column.NAME, Column.SIGN, Column.VALUE, Column.UNIT,
    Column.WEIGHT, Column.ACTUAL, Column.SCORE, Column.REASON,
)  # fmt: skip

Found = tuple[int, int, Sequence[Head], Sequence[Token]]  # first, behind, columns, the others left


def parted(tokens: Sequence[Token]) -> int | None:
    """Where the plain cells of a page end and the others begin; None where they are not so."""
    start = next((n for n, token in enumerate(tokens[:_ABOVE]) if is_title(token.key)), 0)
    behind = range(start + 1, len(tokens))
    at = next((n for n in behind if _is_other(tokens[n])), len(tokens))
    at = _behind_sums(tokens, at)
    others = tokens[at:]
    if at - start < _FEWEST or len(others) < _OTHERS:
        return None
    mixed = sum(bool(_MIXED.search(token.text)) for token in others)
    headed = any(is_title(t.key) or _YEAR.fullmatch(t.key) for t in others[:_FIRST])
    return at if mixed >= (_HEADED if headed else _SHARE) * len(others) else None


def _behind_sums(tokens: Sequence[Token], at: int) -> int:
    """Where the plain cells end before `at`: 总分 with its figures is their last row, where little
    stands behind it."""
    for n in range(at - 1, max(at - _ROW, 0), -1):
        if tokens[n].key in SUMS:
            rest = range(n + 1, at)
            return next((k for k in rest if not tokens[k].key.replace(".", "").isdigit()), at)
    return at


def parted_on(tokens: Sequence[Token]) -> int | None:
    """The same on a page that goes on with such a table: the others may begin with a level that
    wraps. None for a page without any level."""
    whole = [n for n in range(len(tokens)) if _is_level(tokens[n].key)]
    wrapped = (n for n in range(len(tokens)) if n not in whole and _wraps_level(tokens, n))
    first = next(wrapped, None)
    if first is None and not whole:
        return None
    mixed = next((n for n, token in enumerate(tokens) if n and _is_other(token)), len(tokens))
    return min(mixed, len(tokens) if first is None else first)


def _wraps_level(tokens: Sequence[Token], at: int) -> bool:
    return any(_is_level(key) for _, key in spans(tokens, at, _LEVEL_LINES))


def _is_level(key: str) -> bool:
    rank = level_rank(key)
    return rank is not None and rank[1] == 1.0


def form_starts(tokens: Sequence[Token]) -> list[int]:
    """Where forms begin that follow each other on a page: at the title it begins with, again; and
    where pages of at least so many tokens begin behind a blank line."""
    blocks = [n for n, t in enumerate(tokens) if not n or t.block != tokens[n - 1].block]
    if min((b - a for a, b in pairwise([*blocks, len(tokens)])), default=0) < _PAGE:
        blocks = blocks[:1]
    if not tokens or not is_title(tokens[0].key):
        return blocks
    titles = [n for n, token in enumerate(tokens) if token.key == tokens[0].key]
    return sorted({*blocks, *titles})


def heading_in(plain: Sequence[Token], others: Sequence[Token]) -> Found | None:
    """(first, behind, columns, others that are no heading): headings that wrap or mix figures are
    among the others, and go where forms have them."""
    more = [head for head in _headings_of(others) if head.column in _PLACES]
    found = find_table(plain, 0)
    if not found:
        return _woven_heading(plain, others, more)
    start, behind, heads = found
    taken = {head.column for head in heads}
    own = [head for head in more if head.column not in taken]
    if not own or behind == len(plain):
        return start, behind, _levels_first(heads), list(others)
    return start, behind, _levels_first(_placed(heads, own)), _without(others, more)


def _woven_heading(
    plain: Sequence[Token], others: Sequence[Token], more: Sequence[Head]
) -> Found | None:
    """The same where the plain headings are too few by themselves."""
    names = [n for n, t in enumerate(plain) if column_of(bare(t.key), KINDS, set()) is Column.NAME]
    if not more or not names:
        return None
    at = names[0] + 1
    extra = [token for head in more for token in head.tokens]
    found = find_table([*plain[:at], *extra, *plain[at:]], 0)
    if not found:
        return None
    start, behind, heads = found
    return start, max(behind - len(extra), at), _levels_first(heads), _without(others, heads)


def _without(others: Sequence[Token], heads: Sequence[Head]) -> list[Token]:
    used = {token for head in heads for token in head.tokens}
    return [token for token in others if token not in used]


def _levels_first(heads: Sequence[Head]) -> list[Head]:
    ranks: dict[Column | None, int] = {Column.LEVEL1: 0, Column.LEVEL2: 1}
    return sorted(heads, key=lambda h: -1 if h.of_project else ranks.get(h.column, 2))


def _headings_of(others: Sequence[Token]) -> Iterator[Head]:
    """The headings of indicators among the others, each kind once."""
    taken: set[Column] = set()
    at = 0
    while at < len(others):
        end = _heading_end(others, at, taken)
        if end:
            own = tuple(others[at:end])
            label = bare("".join(token.key for token in own))
            column = column_of(label, KINDS, taken)
            taken |= {column} if column else set()
            yield Head(column, own, label)
        at = end or at + 1


def _heading_end(others: Sequence[Token], at: int, taken: set[Column]) -> int | None:
    """Behind the heading that begins here: the longest whose last words head no other column."""
    best = None
    for end, key in spans(others, at, _LINES):
        rest = "".join(token.key for token in others[best:end]) if best else ""
        if _heads(key, taken) and not _heads(rest, set()):
            best = end
    return best


def _heads(key: str, taken: set[Column]) -> bool:
    label = bare(key)
    if not key or label in WEAK or len(label) > _LABEL or is_sentence(key):
        return False
    return column_of(label, KINDS, taken) is not None


def _placed(heads: Sequence[Head], more: Sequence[Head]) -> list[Head]:
    """The columns with those more, each behind the last of the kinds that stand before it."""
    found = list(heads)
    for head in more:
        before = _PLACES[: _PLACES.index(head.column)]
        places = [n for n, other in enumerate(found) if other.column in before]
        found.insert(places[-1] + 1 if places else len(found), head)
    return found


def _is_other(token: Token) -> bool:
    return bool(_MIXED.search(token.text)) or is_title(token.key)
