"""Text with its hits marked."""

from collections.abc import Sequence
from html import escape

from search.engine import Span


def marked(text: str, spans: Sequence[Span] = (), snippet: Span = (0, 0)) -> str:
    """The text, or its snippet, escaped and with `<mark>` around each span that lies in it."""
    if not spans and not snippet[1]:
        return escape(text)
    low, high = snippet if snippet[1] > snippet[0] else (0, len(text))
    parts = ["…"] if low > 0 else []
    at = low
    for start, end in sorted(spans):
        start, end = max(start, at), min(end, high)
        if start < end:
            parts += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
            at = end
    parts.append(escape(text[at:high]))
    if high < len(text):
        parts.append("…")
    return "".join(parts)
