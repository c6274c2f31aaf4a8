"""The rules of checks, the instruments they come from and the profiles, as RDF."""

from collections.abc import Iterable, Iterator

from graph.checks import Instrument, Profile, Rule, Severity, catalogue
from graph.rdf import names
from graph.rdf.addresses import Addresses
from graph.rdf.terms import Description, Statement, Term, address, boolean, chinese, english, text
from graph.rdf.vocabulary import JX

_RULE, _INSTRUMENT, _PROFILE = map(address, (JX.Rule, JX.Instrument, JX.Profile))
_SEVERITY, _ARTICLE, _VERIFIED = map(address, (JX.severity, JX.article, JX.verified))
_MARK, _JURISDICTION = address(JX.mark), address(JX.jurisdiction)
SEVERITIES = {
    Severity.ERROR: address(JX.severityError),
    Severity.WARNING: address(JX.severityWarning),
    Severity.INFO: address(JX.severityInfo),
}


def rule_address(id_: str, addresses: Addresses) -> Term:
    return addresses.of(f"rule-{id_}")


def instrument_address(id_: str, addresses: Addresses) -> Term:
    return addresses.of(f"instrument-{id_}")


def profile_address(id_: str, addresses: Addresses) -> Term:
    return addresses.of(f"profile-{id_}")


def instruments(addresses: Addresses) -> Iterator[Description]:
    for each in catalogue().instruments.values():
        yield _described(instrument_address(each.id, addresses), _instrument(each))


def rules_and_profiles(addresses: Addresses) -> Iterator[Description]:
    for rule in catalogue().rules:
        yield _described(rule_address(rule.id, addresses), _rule(rule, addresses))
    for profile in catalogue().profiles.values():
        yield _described(profile_address(profile.id, addresses), _profile(profile))


def _instrument(instrument: Instrument) -> Iterator[Statement]:
    yield names.TYPE, _INSTRUMENT
    yield names.TYPE, names.DOCUMENT_TYPE
    yield names.TITLE, chinese(instrument.name)
    yield names.NOTATION, text(instrument.id)
    yield names.DATE, text(instrument.date)
    yield _MARK, text(instrument.mark)


def _rule(rule: Rule, addresses: Addresses) -> Iterator[Statement]:
    yield names.TYPE, _RULE
    yield names.TYPE, names.CONCEPT
    yield names.NOTATION, text(rule.id)
    yield names.PREF_LABEL, chinese(rule.zh)
    yield names.PREF_LABEL, english(rule.en)
    yield _SEVERITY, SEVERITIES[rule.severity]
    yield names.SOURCE, instrument_address(rule.source, addresses)
    yield _ARTICLE, text(rule.article)
    yield _VERIFIED, boolean(rule.verified)


def _profile(profile: Profile) -> Iterator[Statement]:
    yield names.TYPE, _PROFILE
    yield names.TYPE, names.CONCEPT
    yield names.NOTATION, text(profile.id)
    yield names.PREF_LABEL, chinese(profile.zh)
    yield names.PREF_LABEL, english(profile.en)
    yield _JURISDICTION, text(profile.jurisdiction)


def _described(subject: Term, statements: Iterable[Statement]) -> Description:
    return Description(subject, tuple(statements), once=subject)
