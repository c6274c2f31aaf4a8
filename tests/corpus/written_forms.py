"""A drawn record as a form: its cells with their spans, written to DOCX, XLSX and HTML."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import groupby

from tests.corpus.drawn_records import DrawnForm, DrawnRow
from tests.corpus.readers import office

_COLUMNS = 8


@dataclass(frozen=True)
class Cell:
    row: int
    column: int
    text: str = ""
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Sheet:
    lines: tuple[str, ...]  # above the table
    cells: tuple[Cell, ...]

    @property
    def rows(self) -> int:
        return max(cell.row + cell.rows for cell in self.cells)


def sheet_of(form: DrawnForm) -> Sheet:
    title = "项目支出绩效自评表" if form.results else "财政项目支出绩效目标申报表"
    cells = [*_head(form), *(_execution(form) if form.results else _money(form))]
    cells += _goals(form, cells[-1].row + 1)
    cells += _indicators(form, cells[-1].row + 1)
    return Sheet((title, f"（{form.year}年度）"), tuple(cells))


def _head(form: DrawnForm) -> list[Cell]:
    rows = (
        ("项目名称", form.project, "项目性质", form.nature),
        ("主管部门", form.department, "实施单位", form.unit),
        ("计划开始日期", str(form.start), "计划完成日期", str(form.end)),
    )
    return [
        Cell(row, column, text, columns)
        for row, texts in enumerate(rows)
        for text, column, columns in zip(texts, (0, 2, 4, 5), (2, 2, 1, 3), strict=True)
    ]


def _money(form: DrawnForm) -> Iterator[Cell]:
    rows = (
        ("项目资金总额", form.fiscal + form.other, "年度资金申请总额", form.applied),
        ("其中：财政资金", form.fiscal, "其中：当年财政拨款", form.current),
        ("", None, "上年结转资金", form.carried),
        ("其他资金", form.other, "其他资金", form.other),
    )
    yield Cell(3, 0, "项目资金（元）", 2, 4)
    for row, (label, amount, label_of_year, of_year) in enumerate(rows, 3):
        yield Cell(row, 2, label)
        yield Cell(row, 3, "" if amount is None else f"{amount:,.2f}")
        yield Cell(row, 4, label_of_year, 2)
        yield Cell(row, 6, f"{of_year:,.2f}", 2)


def _execution(form: DrawnForm) -> Iterator[Cell]:
    yield Cell(3, 0, "项目资金（元）", 1, 2)
    labels = "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"
    amounts = (f"{amount:.2f}" for amount in (form.current, form.applied, form.carried))
    for column, label in enumerate(labels, 1):
        yield Cell(3, column, label)
    for column, text in enumerate(["年度资金总额", *amounts, "10", "95.00%", "9.5"], 1):
        yield Cell(4, column, text)


def _goals(form: DrawnForm, row: int) -> Iterator[Cell]:
    """In a 自评表 the right one is what was done."""
    labels = ("预期目标", "实际完成情况") if form.results else ("项目总目标", "年度总体目标")
    texts = (form.goals, form.total_goals) if form.results else (form.total_goals, form.goals)
    yield Cell(row, 0, "项目绩效目标", 1, 2)
    for column, columns, label, clauses in zip((1, 4), (3, 4), labels, texts, strict=True):
        yield Cell(row, column, label, columns)
        yield Cell(row + 1, column, _numbered(clauses), columns)


def _numbered(clauses: Sequence[str]) -> str:
    if len(clauses) == 1:
        return f"{clauses[0]}。"
    return "\n".join(f"{number}.{clause}；" for number, clause in enumerate(clauses, 1))


def _indicators(form: DrawnForm, top: int) -> Iterator[Cell]:
    columns: tuple[tuple[int, int], ...] = tuple((at, 1) for at in range(1, 8))
    labels = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
    if not form.results:
        columns, labels = ((1, 1), (2, 1), (3, 2), (5, 3)), [*labels[:3], "指标值"]
    yield Cell(top, 0, "绩效指标", 1, len(form.rows) + 1)
    yield from (Cell(top, at, label, n) for (at, n), label in zip(columns, labels, strict=True))
    yield from _spans(form.rows, top + 1, 1, lambda row: row.level1)
    yield from _spans(form.rows, top + 1, 2, lambda row: row.level2)
    for number, row in enumerate(form.rows, top + 1):
        texts = [row.name, row.value, row.actual, str(row.weight), str(row.score)]
        for (at, n), text in zip(columns[2:], texts, strict=False):
            yield Cell(number, at, text, n)
    if form.results:
        yield from _sums(form.rows, top + 1 + len(form.rows))


def _sums(rows: Sequence[DrawnRow], at: int) -> Iterator[Cell]:
    yield Cell(at, 0, "总分", 6)
    yield Cell(at, 6, str(sum((row.weight for row in rows), Decimal(10))))
    yield Cell(at, 7, str(sum((row.score for row in rows), Decimal("9.5"))))


def _spans(
    rows: Sequence[DrawnRow], top: int, column: int, label: Callable[[DrawnRow], str]
) -> Iterator[Cell]:
    for text, same in groupby(rows, label):
        count = len(list(same))
        yield Cell(top, column, text, 1, count)
        top += count


def to_html(sheet: Sheet) -> bytes:
    rows = [""] * sheet.rows
    for cell in sorted(sheet.cells, key=lambda cell: cell.column):
        text = escape(cell.text).replace("\n", "<br>")
        rows[cell.row] += f'<td rowspan="{cell.rows}" colspan="{cell.columns}">{text}</td>'
    lines = "".join(f"<p>{line}</p>" for line in sheet.lines)
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<html><meta charset="utf-8"><body>{lines}<table>{table}</table></body>'.encode()


def to_docx(sheet: Sheet) -> bytes:
    rows: list[dict[int, str]] = [{} for _ in range(sheet.rows)]
    for cell in sheet.cells:
        span = f'<w:gridSpan w:val="{cell.columns}"/>'
        first, more = ('<w:vMerge w:val="restart"/>', "<w:vMerge/>") if cell.rows > 1 else ("", "")
        text = "".join(map(office.p, cell.text.split("\n")))
        rows[cell.row][cell.column] = office.tc(text, span + first)
        for row in range(cell.row + 1, cell.row + cell.rows):
            rows[row][cell.column] = office.tc(office.p(), span + more)
    written = ("".join(cells[column] for column in sorted(cells)) for cells in rows)
    return office.docx("".join(map(office.p, sheet.lines)) + office.tbl(*written) + office.p())


def to_xlsx(sheet: Sheet) -> bytes:
    shift = len(sheet.lines)
    cells = [Cell(row, 0, line, _COLUMNS) for row, line in enumerate(sheet.lines)]
    cells += [Cell(c.row + shift, c.column, c.text, c.columns, c.rows) for c in sheet.cells]
    rows: list[list[str]] = [[] for _ in range(sheet.rows + shift)]
    merged = []
    for cell in sorted(cells, key=lambda cell: cell.column):
        rows[cell.row].append(office.cell(_name(cell.row, cell.column), escape(cell.text)))
        if cell.rows * cell.columns > 1:
            last = _name(cell.row + cell.rows - 1, cell.column + cell.columns - 1)
            merged.append(f'<mergeCell ref="{_name(cell.row, cell.column)}:{last}"/>')
    data = office.data(*(office.row(number, *row) for number, row in enumerate(rows, 1)))
    return office.xlsx(f"{data}<mergeCells>{''.join(merged)}</mergeCells>")


def _name(row: int, column: int) -> str:
    return f"{chr(ord('A') + column)}{row + 1}"
