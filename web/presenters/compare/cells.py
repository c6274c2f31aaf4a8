"""Columns side by side as rows of a table: a comparison has hundreds of cells."""

from collections.abc import Sequence
from html import escape

from flask_babel import ngettext  # type: ignore[import-untyped]

from web.language import gettext
from web.presenters.compare.address import ColumnHead
from web.presenters.compare.compared import CellView, LineView, Section
from web.presenters.fragments import src
from web.presenters.names import brief
from web.presenters.years.series import ChangeWords


def section_rows(section: Section, heads: Sequence[ColumnHead]) -> str:
    """A body of the table: its title, and a row for each line."""
    hidden = ""
    if section.hidden:
        words = ngettext("%(num)s 行相同，未列", "%(num)s 行相同，未列", section.hidden)
        hidden = f' <span class="small soft">{words}</span>'
    title = f'<span class="stay">{escape(section.title)}{hidden}</span>'
    part = f'<th scope="rowgroup" colspan="{len(heads) + 1}">{title}</th>'
    of = [f'data-of="{escape(head.short)}"' for head in heads]
    rows = "".join(_row(line, of) for line in section.lines)
    return f'<tbody>\n<tr class="part">{part}</tr>\n{rows}</tbody>\n'


def cell_of(cell: CellView) -> str:
    """What a column says of a line, with its place and how it differs."""
    if cell.text is None:
        nothing = gettext("无此项")
        return f'<span class="soft">{nothing}</span>'
    parts = (_name(cell), _text(cell), _actual(cell), _beside(cell), _notes(cell))
    return "\n".join(filter(None, parts))


def _row(line: LineView, of: Sequence[str]) -> str:
    class_ = ' class="number"' if line.numeric else ""
    cells = "\n".join(
        f"<td{class_} {head}><div>{cell_of(cell)}</div></td>"
        for head, cell in zip(of, line.cells, strict=True)
    )
    level = f'<div class="small soft">{escape(line.level)}</div>' if line.level else ""
    return f'<tr><th scope="row">{escape(brief(line.name))}{level}</th>\n{cells}\n</tr>\n'


def _name(cell: CellView) -> str:
    return f'<div class="small soft">{escape(cell.name)}</div>' if cell.name else ""


def _text(cell: CellView) -> str:
    text = cell.text or ""
    if cell.url:
        said = escape(text or gettext("表中未填"))
        text = f'<a class="plain" href="{escape(cell.url)}">{said}</a>'
    else:
        text = escape(text)
    return f"{text}{src(cell.source)}"


def _actual(cell: CellView) -> str:
    if cell.actual is None:
        return ""
    words = gettext("实际完成值")
    said = f"{escape(cell.actual)}{src(cell.actual_source)}"
    return f'<div class="small"><span class="soft">{words}</span> {said}</div>'


def _beside(cell: CellView) -> str:
    if cell.alone:
        only = gettext("只有这里有")
        return f'<div><span class="badge open">{only}</span></div>'
    return f"<div>{_change(cell.change)}</div>" if cell.change else ""


def _change(words: ChangeWords) -> str:
    effect = f" {escape(words.effect)}" if words.effect else ""
    more = f' <span class="soft">{escape(words.more)}</span>' if words.more else ""
    name = f'<span class="change {words.kind}">{escape(words.name)}</span>'
    return f'<span class="small">{name}{effect}{more}</span>'


def _notes(cell: CellView) -> str:
    return "".join(f'<div class="small soft">{escape(note)}</div>' for note in cell.notes)
