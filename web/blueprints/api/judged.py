"""Answers about what is inferred: coverage, changes, findings, analyses, claims, the library."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlencode

from flask import request
from msgspec import UNSET
from werkzeug.exceptions import NotFound

from graph.analyses import ANALYSES
from graph.analyses import Choice as Counted
from graph.checks import catalogue
from graph.goals import GoalLink
from graph.years import Scope
from graph.years.changes import BUCKETS
from web.answers.coverage import Record, counts, coverages, head
from web.answers.figures import analysis as analysis_of
from web.answers.figures import outcome_counts
from web.blueprints.api.asked import (
    Analysed,
    Between,
    Claimed,
    Covered,
    Judged,
    Named,
    Nothing,
    Taken,
    known,
)
from web.blueprints.api.call import Call, paged
from web.blueprints.api.cursors import start_of
from web.blueprints.api.figure_shapes import AnalysisLine, File
from web.blueprints.api.listing import listing
from web.exports.analyses import SOURCE_COLUMNS, item_rows, table_rows
from web.exports.checks import record_of
from web.exports.year_records import changes_record, claim_record
from web.inferred.analysed import normal
from web.inferred.years import Compared
from web.presenters.offers import data_url, files_of
from web.questions.check_choice import Choice
from web.questions.checked import checked, extent_of, tallied
from web.questions.library import Asked, names_of
from web.questions.measured import measured
from web.questions.places import Places
from web.reports import Measured


def coverage(call: Call[Covered]) -> Record:
    """Of a node; else how many of each form, a page of forms at a time."""
    year, id_ = known(call.asked.year), known(call.asked.id)
    places = Places(call.services)

    def cite(each: Measured, link: GoalLink | None) -> Record:
        if link is None:
            return {"file": places.name_of(each.document_id)}
        return {"source": places.of_statement(each.form.id, link.indicator.id)}

    if id_ is not None:
        found, following = paged(
            call, lambda start: islice(measured(call.services, id_, year), start, None), call.state
        )
        return coverages(found, cite) | {"next": following}
    store = call.services.store
    heads = listing(store, store.generation).forms
    chosen = [each.id for each in heads if year is None or each.year == year]
    page, following = paged(call, lambda start: chosen[start:], call.state)
    forms = (each for form in page for each in measured(call.services, form))
    return {
        "forms": [head(each) | cite(each, None) | counts(each) for each in forms],
        "next": following,
    }


def changes(call: Call[Between]) -> Record:
    """Raises NotFound unless the earlier year is first."""
    years = (call.asked.from_, call.asked.to)
    if years[0] >= years[1]:
        raise NotFound(f"from {years[0]} to {years[1]}; expected an earlier year first")
    scope = Scope(known(call.asked.project), known(call.asked.department))
    all_ = call.services.years
    found = all_.changes(years, scope, compute=scope != Scope())
    entries = found.entries
    page, following = paged(call, lambda start: entries[start:], call.derived_state)
    shown = Compared(page, found.compared, found.one_year, found.stale)
    tally = Counter(entry.bucket for entry in entries)
    total = {bucket: tally[bucket] for bucket in BUCKETS}
    return changes_record(years, shown, all_.spots()) | {"counts": total, "next": following}


def checks(call: Call[Judged]) -> Record:
    choice = _choice(call.asked)
    extent = extent_of(call.services, choice)
    found, following = paged(
        call,
        lambda start: checked(call.services, choice, extent, skip=start),
        call.derived_state,
    )
    tallies = tallied(call.services, choice, extent)
    chosen = (each for each in tallies if choice.takes(each.rule, each.outcome, each.severity))
    places = Places(call.services)
    return {
        "findings": [record_of(each, places) for each in found],
        "counts": outcome_counts(chosen),
        "waiting": extent.waiting,
        "next": following,
    }


def _choice(asked: Judged) -> Choice:
    """Raises NotFound for a rule or a profile that there is not."""
    rules, profiles = {rule.id for rule in catalogue().rules}, catalogue().profiles
    profile = known(asked.profile)
    if profile is not None and profile not in profiles:
        expected = ", ".join(profiles)
        raise NotFound(f"profile: {profile[:40]!r}; expected one of {expected}")
    strange = [rule for rule in asked.rule if rule not in rules]
    if strange:
        raise NotFound(f"rule: {strange[0][:40]!r}; expected one such as B-03")
    return Choice(
        id=known(asked.id),
        rules=frozenset(asked.rule),
        severities=frozenset(asked.severity),
        outcomes=frozenset(asked.outcome),
        year=known(asked.year),
        department=known(asked.department),
        profile=profile,
    )


def analyses(call: Call[Nothing]) -> Record:
    lines = [
        AnalysisLine(name=name, by=tuple(way.value for way in of.ways), items=of.items is not None)
        for name, of in ANALYSES.items()
    ]
    return {"analyses": lines}


def analysis(call: Call[Analysed]) -> Record:
    """Raises NotFound for a name or a way that there is not."""
    asked, of = call.asked, ANALYSES.get(call.asked.name)
    if of is None:
        raise NotFound(f"{asked.name!r}; expected one of {', '.join(ANALYSES)}")
    by = of.ways[0] if asked.by is UNSET else asked.by
    if by not in of.ways:
        raise NotFound(f"by: {by}; expected one of {', '.join(of.ways)}")
    choice = normal(Counted(frozenset(asked.department), frozenset(asked.year), asked.level, by))
    found = call.services.analyses.report(of.name, choice)
    columns, rows = found.report.columns, table_rows(found.report)
    if asked.items:
        columns = (*of.item_columns, *SOURCE_COLUMNS)
        items = call.services.analyses.items(of.name, choice)
        rows = (tuple(row) for row in item_rows(call.services, items))
    page, following = paged(call, lambda start: islice(rows, start, None), call.derived_state)
    record = analysis_of(of.name, found, columns, page)
    return record | {"waiting": found.waiting, "next": following}


def claims(call: Call[Claimed]) -> Record:
    found = call.services.claims.about(known(call.asked.id))
    page, following = paged(call, lambda start: islice(found, start, None), call.state)
    waiting = call.services.claims.waiting()
    return {"claims": list(map(claim_record, page)), "waiting": waiting, "next": following}


def library(call: Call[Named]) -> Record:
    asked = Asked(call.asked.q, call.asked.department, call.asked.year, sort=call.asked.sort)
    start, limit = start_of(call.asked.after, call.state), call.asked.limit
    found = names_of(call.services.index, asked, start, limit + 1)
    _, following = paged(call, lambda _: found.entries, call.state)
    return {"total": found.total, "entries": found.entries[:limit], "next": following}


def files(call: Call[Taken]) -> Record:
    """Addresses of files. Raises RecordNotFound."""
    id_, text = known(call.asked.id), known(call.asked.q)
    if id_ is not None:
        call.services.resolve(id_)
    return {"files": list(_files(id_, text))}


def _files(id_: str | None, text: str | None) -> Iterator[File]:
    root = request.script_root
    if text is not None:
        for suffix in ("csv", "xlsx", "jsonl", "ttl"):
            query = urlencode({"q": text} | _keys(suffix))
            yield File(format=suffix, href=f"{root}/search.{suffix}?{query}")
    if id_ is not None:
        for offer in files_of(id_):
            query = urlencode(_keys(offer.suffix))
            href = data_url(id_, offer.suffix) + (f"?{query}" if query else "")
            yield File(format=offer.suffix, href=href)
        yield File(format="graphml", href=f"{root}/graph.graphml?{urlencode({'node': id_})}")
    if text is None and id_ is None:
        for suffix in ("ttl", "nt", "jsonld"):
            yield File(format=suffix, href=f"{root}/export.{suffix}")
        yield File(format="graphml", href=f"{root}/graph.graphml")


def _keys(suffix: str) -> dict[str, str]:
    """Programs that read CSV want the keys of JSON, not heads in a language."""
    return {"heads": "keys"} if suffix == "csv" else {}
