"""The rules, profiles and instruments as they stand in the data files beside this module."""

import re
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib.resources import files

import msgspec

from corpus.model import Form, FormKind
from graph.checks.model import Severity
from graph.errors import UnknownProfile

DEFAULT = "default"
_EVERY = "*"

Setting = str | int | float
Settings = dict[str, Setting]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A document of the administration that a rule comes from."""

    id: str
    name: str
    date: str
    mark: str  # V seen, L seen in a local copy, R recalled, P practice


@dataclass(frozen=True, slots=True)
class Text:
    zh: str
    en: str
    severity: Severity | None = None  # where it is not the rule's own


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    zh: str
    en: str
    severity: Severity
    source: str  # id of an instrument
    article: str
    verified: bool  # False: the number of the article is still to be confirmed
    profiles: tuple[str, ...]  # in which it binds; "*" for each
    texts: dict[str, Text]  # of its findings, by what was found
    test: str = ""  # name of the code that looks at a form
    block_test: str = ""  # name of the code that looks at all forms of a department
    params: Settings = field(default_factory=dict)

    def binds(self, profile: str) -> bool:
        return _EVERY in self.profiles or profile in self.profiles


@dataclass(frozen=True, slots=True)
class Profile:
    """Whose rules a form is under, and the thresholds that go with them."""

    id: str
    zh: str
    en: str
    jurisdiction: str
    words: str = "(?!)"  # a pattern for the form's department, unit or title
    first: int = 0  # year of a form, inclusive
    last: int = 9999
    kinds: tuple[FormKind, ...] = tuple(FormKind)
    thresholds: dict[str, Settings] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)
    bands: dict[str, tuple[int, int]] = field(default_factory=dict)

    def covers(self, form: Form) -> bool:
        if form.year is None or not self.first <= form.year <= self.last:
            return False
        printed = (form.department, form.implementing_unit, form.title)
        return form.kind in self.kinds and any(
            re.search(self.words, text or "") for text in printed
        )

    def setting(self, rule: Rule, name: str) -> Setting:
        return self.thresholds.get(rule.id, {}).get(name, rule.params[name])

    def number(self, rule: Rule, name: str) -> Decimal:
        return Decimal(str(self.setting(rule, name)))


@dataclass(frozen=True, slots=True)
class Catalogue:
    rules: tuple[Rule, ...]
    profiles: dict[str, Profile]  # the most particular first
    instruments: dict[str, Instrument]
    texts: dict[str, Text]  # of outcomes that a rule says nothing particular about

    def rule(self, id_: str) -> Rule:
        return next(rule for rule in self.rules if rule.id == id_)

    def profile_of(self, form: Form, chosen: str | None = None) -> Profile:
        """The chosen one, else what the form's own words and year call for."""
        if chosen is not None:
            if chosen not in self.profiles:
                raise UnknownProfile(chosen, tuple(self.profiles))
            return self.profiles[chosen]
        covering = (profile for profile in self.profiles.values() if profile.covers(form))
        return next(covering, self.profiles[DEFAULT])


@cache
def catalogue() -> Catalogue:
    rules, profiles, instruments = map(_read, ("rules", "profiles", "instruments"))
    return Catalogue(
        rules=msgspec.convert(rules["rule"], tuple[Rule, ...]),
        profiles={p.id: p for p in msgspec.convert(profiles["profile"], tuple[Profile, ...])},
        instruments={
            i.id: i for i in msgspec.convert(instruments["instrument"], tuple[Instrument, ...])
        },
        texts=msgspec.convert(rules["texts"], dict[str, Text]),
    )


def _read(name: str) -> dict[str, object]:
    return tomllib.loads(files("graph.checks").joinpath(f"{name}.toml").read_text("utf-8"))
