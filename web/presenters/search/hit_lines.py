"""What is found, line by line: a page has twenty-five, and a macro takes five times as long."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from search.engine import Hit, HitKind, Span
from web.language import gettext
from web.presenters.graph.neighbours import node_kind_label
from web.presenters.links import page_url
from web.presenters.names import LONGEST, brief
from web.presenters.search.address import like_url
from web.presenters.search.marks import marked
from web.presenters.years.definitions import hit_url

_LIKED = frozenset({HitKind.INDICATOR, HitKind.GOAL})  # kinds that have others like them


def hit_lines(hits: Iterable[Hit], pick: bool = False) -> str:
    """A `<li>` for each; with `pick` projects can be ticked, to be compared."""
    return "\n".join(_line(hit, pick) for hit in hits)


def _line(hit: Hit, pick: bool) -> str:
    kind = f'<span class="badge kind-{hit.kind.value}">{escape(node_kind_label(hit.kind.value))}'
    name = f'<a href="{escape(hit_url(hit))}">{_name(hit)}</a>'
    clause = "" if hit.name else " clause"
    more = " ·\n".join(_more(hit, pick))
    return (
        f'<li>\n<div class="hit-name{clause}">{kind}</span>{name}</div>\n{_value(hit)}'
        f'<div class="hit-more">\n{more}\n</div>\n</li>'
    )


def _name(hit: Hit) -> str:
    if hit.name:
        return _cut(hit, "name", hit.name)
    return marked(hit.text, _spans(hit, "text"), hit.snippet)


def _value(hit: Hit) -> str:
    value = _cut(hit, "value_text", hit.value_text) if hit.value_text else ""
    badge = f' <span class="badge open">{gettext("读法未定")}</span>' if hit.open_reading else ""
    return f'<div class="hit-value">{value}{badge}</div>\n' if value or badge else ""


def _more(hit: Hit, pick: bool) -> Iterator[str]:
    if hit.kind is HitKind.PROJECT:
        yield from _of_project(hit)
    else:
        yield from _of_row(hit)
    if hit.more:
        yield _others(hit)
    if pick and hit.kind is HitKind.PROJECT:
        yield from _tick(hit)
    if hit.kind in _LIKED:
        similar = gettext("相似的")
        yield f'<a href="{escape(like_url(hit.id))}">{similar}</a>'
    if hit.actual_text:
        actual = _cut(hit, "actual_text", hit.actual_text)
        yield f"{gettext('实际完成值')} {actual}"


def _of_project(hit: Hit) -> Iterator[str]:
    yield from _linked(hit, "department", hit.department, hit.department_id)
    if hit.year:
        yield str(hit.year)


def _of_row(hit: Hit) -> Iterator[str]:
    yield from _linked(hit, "project", hit.project, hit.project_id)
    yield from _linked(hit, "department", hit.department, hit.department_id)
    if hit.year:
        yield f"{hit.year} {escape(hit.form_kind)}"
    if hit.level1 or hit.level2:
        yield escape(" / ".join(filter(None, (hit.level1, hit.level2))))


def _linked(hit: Hit, field: str, text: str | None, id_: str | None) -> Iterator[str]:
    if text and id_:
        yield f'<a href="{escape(page_url(id_))}">{_cut(hit, field, text)}</a>'
    elif text:
        yield escape(brief(text))


def _others(hit: Hit) -> str:
    """Of its group."""
    said: str = escape(gettext("同组另有 %(count)s 条", count=hit.more))
    id_ = hit.definition_id or hit.project_id
    said = f'<a href="{escape(page_url(id_))}">{said}</a>' if id_ else said
    return f'<span class="more-of">{said}</span>'


def _tick(hit: Hit) -> Iterator[str]:
    if hit.project_id:
        value = escape(f"{hit.project_id}@{hit.year}" if hit.year else hit.project_id)
        box = f'<input type="checkbox" name="id" value="{value}">'
        yield f"<label>{box} {gettext('比较')}</label>"


def _cut(hit: Hit, field: str, text: str) -> str:
    """With what was found marked, and no longer than a line of a list."""
    return marked(text, _spans(hit, field), (0, LONGEST) if len(text) > LONGEST else (0, 0))


def _spans(hit: Hit, field: str) -> Sequence[Span]:
    return hit.marks.get(field, ())
