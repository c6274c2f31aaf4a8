import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from web.negotiation import best_type

HTML, TURTLE, JSON = "text/html", "text/turtle", "application/json"
TYPES = (HTML, TURTLE, JSON)


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        ("", HTML),
        ("*/*", HTML),
        ("text/*", HTML),
        ("application/*", JSON),
        ("text/turtle", TURTLE),
        ("TEXT/Turtle;Q=0.4", TURTLE),
        ("text/turtle, text/html", HTML),
        ("text/turtle, text/html;q=0.9", TURTLE),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", HTML),
        ("text/turtle, application/rdf+xml, application/xhtml+xml;q=0.5, */*;q=0.1", TURTLE),
        ("text/html;level=1;q=0.3, text/html;q=0.7, text/turtle;q=0.5", HTML),
        ('text/turtle;note="a,text/html;q=1,b"', TURTLE),
        ('text/turtle;profile="https://example.org/#a"', TURTLE),
        ("*/*;q=0.5, text/html;q=0", TURTLE),
        ("text/*;q=0, */*", JSON),
        ("text/turtle;q=0, text/*;q=0.2, application/*;q=0.1", HTML),
    ],
)
def test_the_highest_quality_wins_and_of_equals_the_first(accept: str, best: str) -> None:
    assert best_type(accept, TYPES) == best


@pytest.mark.parametrize(
    "accept",
    [
        "*/*;q=0",
        "text/html;q=0, */*;q=0.0",
        "image/png",
        "text/turtles",
        "application/zip, */*;q=0",
    ],
)
def test_nothing_is_given_where_all_is_refused(accept: str) -> None:
    assert best_type(accept, TYPES) is None


@pytest.mark.parametrize(
    "accept", ["nonsense", "*", "/", ",,,;;;", "text/", "*/turtle", "text/turtle;q=2", "\x00", '"']
)
def test_a_header_that_names_no_range_takes_everything(accept: str) -> None:
    assert best_type(accept, TYPES) == HTML


def test_a_huge_header_is_read_to_its_limit_in_no_time() -> None:
    started = time.process_time()
    assert best_type("text/turtle," + "a/b," * 100_000, TYPES) == TURTLE
    assert best_type("a/b," * 100_000 + "text/turtle", TYPES) is None
    assert best_type("text/turtle;a=" + "b" * 100_000, TYPES) == HTML
    assert time.process_time() - started < 0.5


@settings(deadline=None)
@given(st.text(max_size=200) | st.text('*/;q=0.1,"\\ textrl', max_size=80))
def test_whatever_is_sent_gets_one_of_the_types_or_none(accept: str) -> None:
    assert best_type(accept, TYPES) in {*TYPES, None}
