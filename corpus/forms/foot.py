"""What a web page prints below its article, where a text holds the page as it was copied."""

import re
from collections.abc import Sequence

from corpus.forms.cell_words import names_form
from corpus.forms.labels import is_label
from corpus.values.text import squeezed

_BELOW = re.compile(
    r"扫一扫.{0,16}|【?\[?(?:打印|下载|关闭|分享|收藏|返回顶部|上一篇|下一篇)(?:本页|文章|窗口|到|:.*)?\]?】?"
    r"|(?:\[?(?:下载|打印|关闭|分享)\]?){2,4}|相关(?:解读|文章|链接|新闻|附件|信息):?"
    r"|分享到:?.{0,20}|(?:主办|承办|版权所有).{2,}|.{0,4}ICP备.*|网站标识码.*"
)
_SHORTEST = 8  # characters of a title that is cut
_ATTACHED = re.compile(r"(?:相关)?附件(?:下载)?:?")


def foot_of(lines: Sequence[str]) -> int:
    """The line where that begins; the number of lines where there is none. A text that is cut may
    end amid the title of a further form."""
    start = _without_cut_title(lines)
    for at in range(start - 1, -1, -1):
        key = squeezed(lines[at])
        if key and any(is_label(word) for word in lines[at].split()):
            break
        if _BELOW.fullmatch(key):
            start = at
    while start < len(lines) and start and _may_go(lines[start - 1]):
        start -= 1
    return start


def _without_cut_title(lines: Sequence[str]) -> int:
    """The last line with words, where it begins as a title above it does; else all lines."""
    keys = [squeezed(line).rstrip("|") for line in lines]
    last = max((at for at, key in enumerate(keys) if key), default=0)
    cut = keys[last] if keys else ""
    again = (key for key in keys[:last] if key.startswith(cut) and len(key) > len(cut))
    whole = len(cut) < _SHORTEST or not any(map(names_form, again))
    return len(lines) if whole else last


def _may_go(line: str) -> bool:
    """Whether a line right above belongs there too."""
    key = squeezed(line)
    return not key or _ATTACHED.fullmatch(key) is not None
