"""Going on from page to page, and names that mean much the same."""

from collections.abc import Sequence

import numpy as np
import pytest
from flask import Flask
from flask.testing import FlaskClient

from search import meaning
from search.meaning import Vectors
from tests.web.markup import page
from tests.web.test_pages_search import names
from web.services import Services


class Letters:
    """A text is the letters it has."""

    name = "letters 1"

    def vectors(self, texts: Sequence[str]) -> Vectors:
        found = np.zeros((len(texts), 1 << 16), np.float32)
        for row, text in enumerate(texts):
            found[row, [ord(letter) & 0xFFFF for letter in text]] = 1
        unit: Vectors = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1)
        return unit


def test_the_next_page_goes_on_where_this_one_ends(client: FlaskClient, library: Services) -> None:
    seen: list[str] = []
    address: str | None = "/?kind=indicator"
    while address:
        found = page(client, address)
        seen += [
            link.attributes["href"]
            for link in found.all("a")
            if "#indicator-" in link.attributes["href"]
        ]
        following = [link for link in found.all("a") if link.text == "下一页"]
        address = following[0].attributes["href"] if following else None
        assert address is None or "after=" in address
    assert len(seen) == len(set(seen)) == library.stats().indicators


def test_pages_by_number_have_no_cursor(client: FlaskClient) -> None:
    found = page(client, "/?kind=indicator")
    assert "after=" not in found.link("2")
    onward = page(client, found.link("下一页"))
    assert "after=" not in onward.link("1")
    assert "after=" not in onward.link("名称")


def test_a_cursor_that_no_page_gave_is_a_bad_request(client: FlaskClient) -> None:
    assert client.get("/?q=培训&page=2&after=nonsense").status_code == 400


def test_meaning_is_offered_only_where_it_can_answer(client: FlaskClient) -> None:
    assert "也按意思找" not in client.get("/?q=培训").text
    asked = client.get("/?q=培训&meaning=1")
    assert asked.status_code == 200
    assert "jixiao rebuild --meaning" in asked.text


def test_what_means_much_the_same_stands_apart_and_is_marked(
    library_app: Flask, library: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "embedder", Letters)
    monkeypatch.setattr("web.meaning.find_spec", lambda _: True)
    meanings = library.index.folder / "meanings.npz"
    library.meaning.learn()
    try:
        client = library_app.test_client()
        plain = page(client, "/?q=各类培训完成率")
        found = page(client, plain.link("也按意思找"))
        badges = [each.text for each in found.all("span", "badge") if "意思相近" in each.text]
        assert badges
        last = names(found)[-len(badges) :]
        assert all(name.startswith("意思相近 0.") for name in last)
        assert any(name.endswith("各类会议及培训完成率") for name in last)
        assert any(name.endswith("各类培训完成及时性") for name in names(found)[: -len(last)])
        assert not any(name.endswith("各类培训完成及时性") for name in last)  # it is a hit
        assert not any("意思相近" in each.text for each in plain.all("span", "badge"))
        assert page(client, found.link("不按意思找")).link("也按意思找")
    finally:
        meanings.unlink()
