"""A made-up table of a self-evaluation, as texts that give its columns in different orders."""

from collections.abc import Iterator, Sequence

from corpus.forms.columned import Headings, Table
from corpus.forms.in_columns.headings import headings_of
from corpus.forms.in_columns.reader import table_of
from corpus.forms.pages import stretches
from corpus.forms.words import Word

HEADINGS = ("三级指标", "年度指标值", "实际完成值", "分值", "得分")
ROWS = (
    ("修缮古桥数量", "≥6座", "7座", "14", "14"),
    ("清理河道长度", "18公里", "18公里", "14", "14"),
    ("修缮验收合格率", "≥95%", "100%", "13", "13"),
    ("古桥巡查及时率", "100%", "92%", "13", "11"),
    ("完工时间", "11月底前", "10月28日", "10", "10"),
    ("桥区环境", "明显改善", "明显改善", "16", "16"),
    ("游客满意度", "≥90%", "93%", "10", "10"),
)
POINTS = sum(int(row[3]) for row in ROWS)
SCORE = sum(int(row[4]) for row in ROWS)
_HEAD = (
    "项目支出绩效自评表", "（2024年度）", "项目名称", "古桥修缮", "主管部门", "河湾县文物局",
    "一级指标", "二级指标",
)  # fmt: skip
_LEVELS = ("产出指标", "数量指标", "质量指标", "时效指标", "效益指标", "生态效益指标",
           "满意度指标", "服务对象满意度指标")  # fmt: skip


def by_rows(rows: Sequence[Sequence[str]] = ROWS) -> Iterator[str]:
    """Row by row."""
    yield from (cell for row in rows for cell in row)


def by_columns(rows: Sequence[Sequence[str]] = ROWS) -> Iterator[str]:
    """Column by column."""
    yield from (cell for column in zip(*rows, strict=True) for cell in column)


def by_blocks(rows: Sequence[Sequence[str]] = ROWS) -> Iterator[str]:
    """Some rows column by column, then the others."""
    yield from by_columns(rows[:3])
    yield from by_columns(rows[3:])


def names_first(rows: Sequence[Sequence[str]] = ROWS) -> Iterator[str]:
    """All names, then the rest row by row."""
    yield from (row[0] for row in rows)
    yield from (cell for row in rows for cell in row[1:])


def some_names_last(rows: Sequence[Sequence[str]] = ROWS) -> Iterator[str]:
    """Row by row, every third one with its name behind."""
    for n, row in enumerate(rows):
        yield from (*row[1:], row[0]) if n % 3 == 1 else row


def points_last(rows: Sequence[Sequence[str]] = ROWS) -> Iterator[str]:
    """Names with their values row by row, then the columns of points."""
    yield from (cell for row in rows for cell in row[:3])
    yield from (row[3] for row in rows)
    yield from (row[4] for row in rows)


def lines_of(
    cells: Sequence[str], headings: Sequence[str] = HEADINGS, sums: Sequence[str] = ()
) -> list[str]:
    """A form with these cells, blank lines between."""
    lines = [*_HEAD, *headings, *_LEVELS, *cells, *(("总分", *sums) if sums else ())]
    return [line for cell in lines for line in (*cell.splitlines(), "")]


def read(lines: Sequence[str]) -> Table:
    """The table of a text with one form."""
    headings, free = taken(lines)
    assert headings
    table = table_of(headings, free)
    assert table
    return table


def taken(lines: Sequence[str]) -> tuple[Headings | None, list[Word]]:
    """Its headings, and the words that are neither those nor labels."""
    (stretch,) = stretches(lines)[0]
    used = {word for label in stretch.labels for word in label.words} | set(stretch.titles)
    free = [word for word in stretch.words if word not in used]
    headings = headings_of(stretch, free)
    return headings, [w for w in free if not headings or w not in headings.words]


def said(table: Table) -> list[tuple[str, ...]]:
    """Each row's name, value and further columns."""
    rows = zip(table.rows, table.columns, strict=True)
    return [
        (
            row.name.text,
            row.value.text if row.value else "",
            *("".join(word.text for word in words) for _, _, words in columns),
        )
        for row, columns in rows
    ]
