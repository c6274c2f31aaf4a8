"""Small pieces of HTML that stand on pages by the hundred: a macro takes ten times as long.

Plain strings, which are joined quickly; templates get them as Markup.
"""

from decimal import Decimal
from html import escape

from web.language import gettext, language
from web.presenters.amounts import exact, millions, ten_thousands
from web.presenters.links import SourceLink

_LONGEST = 3_000  # characters


def src(link: SourceLink | None) -> str:
    """The short link behind a statement to the place in its source; empty for none."""
    if link is None:
        return ""
    return (
        f'<a class="src" href="{escape(link.url)}" title="{_told(link)}"><span class="unseen">'
        f"{gettext('原文')} </span>{escape(link.label)}</a>"
    )


def sourced(text: str | None, link: SourceLink | None) -> str:
    """A text that is itself the link to its place."""
    if link is None or not text:
        return escape(text or "")
    place = f'href="{escape(link.url)}" title="{_told(link)}"'
    return f'<a class="plain sourced" {place}>{escape(text)}</a>'


def amount_of(yuan: Decimal | None) -> str:
    """In 万元, with the exact amount in its title; in English also as English counts."""
    if yuan is None:
        return '<span class="soft">–</span>'
    title = gettext("%(yuan)s 元", yuan=exact(yuan))
    shown = f'<data value="{yuan}" title="{title}">{ten_thousands(yuan)}</data>'
    if language() == "en" and yuan:
        shown += f' <span class="small soft">CNY {millions(yuan)} m</span>'
    return shown


def at_length(text: str, url: str = "", class_: str = "") -> str:
    """A text, or the link that it is; longer than any form's it scrolls in a box of its own."""
    if len(text) > _LONGEST:
        link = f'<a href="{escape(url)}">{gettext("看它的页面")}</a>' if url else ""
        return f'<span class="long" tabindex="0">{escape(text)}</span>{link}'
    if not url:
        return escape(text)
    of_class = f' class="{class_}"' if class_ else ""
    return f'<a{of_class} href="{escape(url)}">{escape(text)}</a>'


def _told(link: SourceLink) -> str:
    return gettext("原文%(place)s：%(quote)s", place=escape(link.place), quote=escape(link.quote))
