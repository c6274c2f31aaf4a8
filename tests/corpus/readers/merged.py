"""Random tables with merged cells: their texts by row, column, rows and columns."""

from hypothesis import strategies as st

MergedTable = dict[tuple[int, int, int, int], str]

_LINE = st.text("绩效目标项年度≥（％）()<>&\"'0123456789.,", min_size=1, max_size=6)
_TEXT = st.lists(_LINE, min_size=1, max_size=3).map("\n".join)


@st.composite
def merged_tables(draw: st.DrawFn) -> MergedTable:
    """Every place of the grid belongs to one cell."""
    rows, columns = draw(st.integers(2, 5)), draw(st.integers(2, 5))
    free = {(row, column) for row in range(rows) for column in range(columns)}
    table: MergedTable = {}
    while free:
        top, left = min(free)
        down, across = draw(st.integers(1, 3)), draw(st.integers(1, 3))
        while across > 1 and any((top, left + i) not in free for i in range(across)):
            across -= 1
        wanted = [
            [(top + i, left + j) for j in range(across)] for i in range(down) if top + i < rows
        ]
        kept = [line for line in wanted if free.issuperset(line)]
        kept = kept if len(kept) == len(wanted) else wanted[:1]
        free -= {place for line in kept for place in line}
        table[top, left, len(kept), across] = draw(_TEXT)
    return table
