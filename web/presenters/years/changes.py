"""`/changes` as its address asks for it: filters, counts, a page of entries or of departments."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from flask import url_for

from graph.years import Entry, Scope, Statement
from graph.years.changes import BUCKETS
from web.inferred.derived import Derived
from web.inferred.products import SHIFTS
from web.inferred.years import Spots, Years
from web.language import gettext
from web.presenters.links import page_url, project_url
from web.presenters.paging import PageLink, page_links
from web.presenters.years.definitions import Year, years_of
from web.presenters.years.series import ChangeWords, change_words
from web.reports import IndicatorInForm

PAGE = 200  # entries
_FEW = 12  # departments whose entries are listed without choosing one


@dataclass(frozen=True, slots=True)
class Address:
    years: tuple[int, int] | None  # None where the workspace has fewer than two
    project: str = ""
    department: str = ""
    bucket: str = ""
    page: int = 1

    @property
    def node(self) -> str:
        return self.project or self.department

    @property
    def scope(self) -> Scope:
        return Scope(self.project or None, self.department or None)

    def takes(self, entry: Entry) -> bool:
        return not self.bucket or entry.bucket == self.bucket

    def url(self) -> str:
        return f"{url_for('years.changes')}?{self.query()}"

    def of_bucket(self, bucket: str) -> "Address":
        return replace(self, bucket="" if bucket == self.bucket else bucket, page=1)

    def query(self) -> str:
        first, last = self.years or ("", "")
        given = {
            "from": first,
            "to": last,
            "project": self.project,
            "department": self.department,
            "change": self.bucket,
            "page": self.page if self.page > 1 else "",
        }
        return urlencode({name: value for name, value in given.items() if value})


@dataclass(frozen=True, slots=True)
class EntryLine:
    change: ChangeWords
    before: Year | None
    after: Year | None
    url: str  # of the indicator
    name: str
    was: str  # its earlier name, where it is another
    project: str
    project_url: str | None
    note: str


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    name: str
    url: str
    counts: tuple[int, ...] | None  # in the order of BUCKETS; None for years not beside each other


@dataclass(frozen=True, slots=True)
class Bucket:
    key: str
    name: str
    count: int
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Overview:
    buckets: tuple[Bucket, ...]
    entries: tuple[EntryLine, ...]
    departments: tuple[DepartmentLine, ...]
    pages: tuple[PageLink, ...]
    compared: int
    one_year: int
    stale: int
    begun: tuple[tuple[str, str | None], ...] = ()  # projects: names and addresses
    ended: tuple[tuple[str, str | None], ...] = ()


def address_of(given: Mapping[str, str], known: Sequence[int]) -> Address:
    """Years that are not given are the last two that the workspace has."""
    first, last = _year(given.get("from")), _year(given.get("to"))
    last = last or next((year for year in reversed(known) if not first or year > first), None)
    first = first or next((year for year in reversed(known) if last and year < last), None)
    return Address(
        (min(first, last), max(first, last)) if first and last and first != last else None,
        given.get("project", ""),
        given.get("department", ""),
        given.get("change", "") if given.get("change") in BUCKETS else "",
        max(_year(given.get("page")) or 1, 1),
    )


def bucket_name(bucket: str) -> str:
    words = {
        "added": gettext("新增"),
        "dropped": gettext("取消"),
        "raised": gettext("调高"),
        "lowered": gettext("调低"),
        "same": gettext("未变"),
        "changed": gettext("改动"),
    }
    return words[bucket]


def overview_of(address: Address, years: Years, derived: Derived) -> Overview:
    """Entries of a project or department, or of few departments; else departments with counts."""
    assert address.years
    progress = derived.progress()
    if address.node or progress.blocks <= _FEW:
        return _listed(address, years)
    return _by_department(address, derived)


def _listed(address: Address, years: Years) -> Overview:
    assert address.years
    found = years.changes(address.years, address.scope)
    counts = dict.fromkeys(BUCKETS, 0)
    for entry in found.entries:
        counts[entry.bucket] += 1
    taken = [entry for entry in found.entries if address.takes(entry)]
    taken.sort(key=lambda entry: entry.bucket == "same")  # what changed stands first
    start = (address.page - 1) * PAGE
    spots = years.spots()
    return Overview(
        _buckets(address, counts),
        tuple(_entry(entry, spots) for entry in taken[start : start + PAGE]),
        (),
        page_links(address.page, len(taken), PAGE, lambda page: replace(address, page=page).url()),
        found.compared,
        found.one_year,
        found.stale,
        _projects(found.entries, "added"),
        _projects(found.entries, "dropped"),
    )


def _projects(entries: Iterable[Entry], bucket: str) -> tuple[tuple[str, str | None], ...]:
    """Names and addresses of those that only one of the years has a form of."""
    forms = [
        each.ends[0].form for each in entries if not each.project_goes_on and each.bucket == bucket
    ]
    return tuple(
        {form.project: (form.project, project_url(form)) for form in forms if form.project}.values()
    )


def _by_department(address: Address, derived: Derived) -> Overview:
    """Of those that are made, summed from what was counted when they were."""
    assert address.years
    lines, sums, one_year = [], dict.fromkeys(BUCKETS, 0), 0
    for _, parts in derived.each(SHIFTS):
        for counted in parts.values():
            if not counted.has(address.years):
                one_year += bool(set(address.years) & set(counted.years))
                continue
            counts = counted.of(address.years)
            for bucket, count in zip(BUCKETS, counts or (), strict=False):
                sums[bucket] += count
            url = replace(address, department=counted.department, page=1).url()
            lines.append(DepartmentLine(counted.name, url, counts))
    lines.sort(key=lambda line: (-sum((line.counts or ())[:4]), line.name))
    start = (address.page - 1) * PAGE
    return Overview(
        _buckets(address, sums),
        (),
        tuple(lines[start : start + PAGE]),
        page_links(address.page, len(lines), PAGE, lambda page: replace(address, page=page).url()),
        len(lines),
        one_year,
        derived.progress().stale,
    )


def _buckets(address: Address, counts: Mapping[str, int]) -> tuple[Bucket, ...]:
    return tuple(
        Bucket(key, bucket_name(key), count, address.of_bucket(key).url(), address.bucket == key)
        for key, count in counts.items()
    )


def _entry(entry: Entry, spots: Spots) -> EntryLine:
    first, last = entry.ends[0], entry.ends[-1]
    return EntryLine(
        change_words(entry.difference.change, entry.difference),
        _year_of(entry.before, spots),
        _year_of(entry.after, spots),
        f"{page_url(last.row.definition_id)}#{last.row.id}",
        last.row.name,
        first.row.name if first.row.name != last.row.name else "",
        last.form.project or last.form.department or "",
        project_url(last.form),
        "" if entry.project_goes_on else gettext("另一年没有这个项目的表"),
    )


def _year_of(statement: Statement | None, spots: Spots) -> Year | None:
    if statement is None:
        return None
    document = spots.document_of(statement.form.id)
    return years_of([IndicatorInForm(statement.row, statement.form, document)])[0]


def _year(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else None
