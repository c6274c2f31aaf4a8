"""The categories of indicators: one scheme for each version of the rules, mapped to our own.

Our own, `scheme-categories`, holds every version's categories under one name each. Sources:
财预〔2015〕88号 with 财预〔2020〕10号, and 财预〔2021〕101号.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.categories import OFFICIAL, Category
from graph.rdf import names
from graph.rdf.addresses import Addresses
from graph.rdf.catalogue import instrument_address
from graph.rdf.terms import Description, Statement, Term, address, chinese, english
from graph.rdf.vocabulary import JX

_CATEGORY = address(JX.Category)
_PREFIX = "category-"
_EFFECTS = "economic", "social", "environmental"


@dataclass(frozen=True, slots=True)
class Version:
    """The categories that one version of the rules has, by the ids of our own."""

    id: str
    zh: str
    en: str
    instruments: tuple[str, ...]
    levels: dict[str, tuple[str, ...]]
    close: frozenset[str] = frozenset()  # those that are wider than ours of the same name


VERSIONS = (
    Version(
        "2015",
        "绩效指标分类（财预〔2015〕88号、财预〔2020〕10号）",
        "categories of indicators by the rules of 2015 and 2020",
        ("M88", "M10"),
        {
            "output": ("quantity", "quality", "timeliness", "cost"),
            "benefit": (*_EFFECTS, "sustainability"),
            "satisfaction": ("beneficiary",),
        },
        frozenset({"output"}),  # it holds what is cost, a level 1 of its own, in ours
    ),
    Version(
        "2021",
        "绩效指标分类（财预〔2021〕101号）",
        "categories of indicators by the rules of 2021",
        ("M101",),
        {
            "cost": _EFFECTS,
            "output": ("quantity", "quality", "timeliness"),
            "benefit": _EFFECTS,
            "satisfaction": ("beneficiary",),
        },
        frozenset({"benefit"}),  # without the sustained effect that ours holds
    ),
)
_BY_ID = {category.id: category for category in OFFICIAL}


def descriptions(addresses: Addresses) -> Iterator[Description]:
    """Every version's scheme and its categories."""
    for version in VERSIONS:
        scheme = addresses.of(f"{names.CATEGORIES}-{version.id}")
        yield _described(scheme, _scheme(version, addresses))
        for level1, level2s in version.levels.items():
            for slug in (level1, *(f"{level1}-{each}" for each in level2s)):
                subject = addresses.of(_id(version, slug))
                yield _described(subject, _category(version, slug, scheme, addresses))


def _scheme(version: Version, addresses: Addresses) -> Iterator[Statement]:
    yield names.TYPE, names.CONCEPT_SCHEME
    yield names.PREF_LABEL, chinese(version.zh)
    yield names.PREF_LABEL, english(version.en)
    for instrument in version.instruments:
        yield names.SOURCE, instrument_address(instrument, addresses)


def _category(
    version: Version, slug: str, scheme: Term, addresses: Addresses
) -> Iterator[Statement]:
    ours: Category = _BY_ID[_PREFIX + slug]
    yield names.TYPE, _CATEGORY
    yield names.TYPE, names.CONCEPT
    yield names.PREF_LABEL, chinese(ours.zh)
    yield names.PREF_LABEL, english(ours.en or "")
    yield names.IN_SCHEME, scheme
    above, _, leaf = slug.partition("-")
    if leaf:
        yield names.BROADER, addresses.of(_id(version, above))
    else:
        yield names.TOP_CONCEPT_OF, scheme
    match = names.CLOSE_MATCH if slug in version.close else names.EXACT_MATCH
    yield match, addresses.of(ours.id)
    if ours.close:
        yield names.CLOSE_MATCH, addresses.of(ours.close)


def _id(version: Version, slug: str) -> str:
    return f"{_PREFIX}{version.id}-{slug}"


def _described(subject: Term, statements: Iterator[Statement]) -> Description:
    return Description(subject, tuple(statements), once=subject)
