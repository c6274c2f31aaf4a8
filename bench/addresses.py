"""Addresses that people ask a server for."""

import random
from collections.abc import Sequence
from itertools import accumulate
from urllib.parse import quote

from bench.words import ACTIONS, OBJECTS
from corpus import ids
from corpus.model import Form

WEIGHTS = {"search": 45, "suggest": 20, "indicator": 15, "project": 10, "form": 6, "department": 4}
_FACETS = ("", "&level2=" + quote("数量指标"), "&year=2020", "&group=definition", "&min=5&max=900")


class Addresses:
    """By kind, the asked for most first."""

    def __init__(self, forms: Sequence[Form], seed: int = 1) -> None:
        self._chance = random.Random(seed)
        words = [*OBJECTS, *ACTIONS, *(each + more for each in OBJECTS for more in ACTIONS)]
        self._chance.shuffle(words)
        projects = (ids.project_id(form.department, form.project or "") for form in forms)
        departments = (ids.department_id(form.department or "") for form in forms)
        self.of = {
            "search": [f"/?q={quote(word)}{facet}" for word in words for facet in _FACETS],
            "suggest": [f"/suggest?q={quote(word[:2])}" for word in words],
            "indicator": [f"/indicators/{form.indicators[0].definition_id}" for form in forms],
            "project": [f"/projects/{id_}" for id_ in dict.fromkeys(projects)],
            "form": [f"/forms/{form.id}" for form in forms],
            "department": [f"/departments/{id_}" for id_ in dict.fromkeys(departments)],
        }

    def mixed(self, count: int) -> list[str]:
        """The n-th of a kind comes up 1/n as often as the first."""
        return [self._often(self.of[kind]) for kind in self._kinds(count)]

    def once(self, count: int) -> list[str]:
        """No address twice."""
        found = (self._chance.choice(self.of[kind]) for kind in self._kinds(3 * count))
        return list(dict.fromkeys(found))[:count]

    def searches(self, count: int) -> list[str]:
        """Each another one: words, phrases in quotes, two words; with and without filters."""
        ways = (lambda w: w, lambda w: f'"{w}"', lambda w: f"{w[:2]} {w[-2:]}")
        pairs = [each + more for each in OBJECTS for more in ACTIONS]
        words = self._chance.sample(pairs, count)
        return [
            f"/?q={quote(ways[n % len(ways)](word))}{_FACETS[n % len(_FACETS)]}"
            for n, word in enumerate(words)
        ]

    def _kinds(self, count: int) -> list[str]:
        return self._chance.choices(list(WEIGHTS), list(WEIGHTS.values()), k=count)

    def _often(self, addresses: Sequence[str]) -> str:
        shares = list(accumulate(1 / n for n in range(1, len(addresses) + 1)))
        return self._chance.choices(addresses, cum_weights=shares)[0]
