from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from web.presenters.search.marks import marked

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)))


def test_spans_are_marked() -> None:
    assert marked("干部培训班", [(2, 4)]) == "干部<mark>培训</mark>班"


def test_only_the_snippet_is_shown() -> None:
    assert marked("一二三四五", [(0, 3)], (2, 4)) == "…<mark>三</mark>四…"


@given(st.text(alphabet="<>&\"'a培{", max_size=30), SPANS)
def test_the_text_survives_and_nothing_else_becomes_markup(
    text: str, spans: list[tuple[int, int]]
) -> None:
    shown = marked(text, spans)
    bare = shown.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in bare
    assert unescape(bare) == text
