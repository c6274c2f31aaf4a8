"""Everything as files in a folder, with checksums and a description of the set."""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from web.linked_data.form_files import forms_file
from web.linked_data.inferences import Inferences
from web.output_files import output_file
from web.questions.vocabulary_files import some_ids

if TYPE_CHECKING:
    from graph.exporters.dataset import DataSet, DumpFile
    from web.services import Services

SUMS, MANIFEST, DESCRIPTION = "SHA256SUMS", "manifest.json", "dcat.ttl"
_WITHOUT_YEAR = 0
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    formats: Sequence[str]
    by_year: bool = False
    gzip: bool = False
    issued: date | None = None


def dump(services: "Services", folder: Path, wanted: Wanted) -> "list[DumpFile]":
    """Writes the files, what describes them, and the sums of all; the same data, the same bytes.

    Raises UnknownFormat, OSError.
    """
    from graph.exporters import dataset
    from graph.exporters.sorted_lines import sorted_lines
    from graph.exporters.statistics import statistics

    folder.mkdir(parents=True, exist_ok=True)
    parts = list(_parts(services)) if wanted.by_year else [None]
    files = [
        _file(services, folder, format_, part, wanted)
        for format_ in wanted.formats
        for part in parts
    ]
    lines = (
        piece for part in parts for piece in _content(services, "ntriples", part, canonical=False)
    )
    described = dataset.DataSet(
        base=services.base,
        files=files,
        statistics=statistics(sorted_lines(lines)),
        years=services.stats().years,
        examples=some_ids(services),
        endpoint=_endpoint(services.base),
        issued=wanted.issued,
    )
    written = {file.name: file.sha256 for file in files}
    for name, data in (
        (MANIFEST, _manifest(described)),
        (DESCRIPTION, dataset.described(described).serialize(format="turtle", encoding="utf-8")),
    ):
        written[name] = _written(folder / name, [data])[1]
    sums = "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(written.items()))
    _written(folder / SUMS, [sums.encode()])
    return files


def _manifest(described: "DataSet") -> bytes:
    issued = {"issued": described.issued.isoformat()} if described.issued else {}
    about = {"base": described.base, "triples": described.statistics.triples} | issued
    files = [asdict(file) for file in described.files]
    return json.dumps(about | {"files": files}, indent=1).encode() + b"\n"


def _parts(services: "Services") -> Iterator[int]:
    """The years, and that of the forms without one."""
    years = {form.year or _WITHOUT_YEAR for form in services.store.heads()}
    return iter(sorted(years))


def _file(
    services: "Services", folder: Path, format_: str, part: int | None, wanted: Wanted
) -> "DumpFile":
    from graph.exporters.dataset import DumpFile
    from graph.exporters.rdf_file import CANONICAL, MEDIA_TYPES, SUFFIXES

    canonical = format_ in CANONICAL
    pieces = _content(services, format_, part, canonical=canonical)
    of_part = "" if part is None else f"-{part or 'without-year'}"
    name = f"jixiao{of_part}.{SUFFIXES[format_]}{'.gz' if wanted.gzip else ''}"
    size, sha256 = _written(folder / name, pieces, packed=wanted.gzip)
    return DumpFile(name, MEDIA_TYPES[format_], size, sha256, part, wanted.gzip)


def _content(
    services: "Services", format_: str, part: int | None, *, canonical: bool
) -> Iterator[bytes]:
    """Of a year, or of the forms without: with what is inferred of them, as the whole has it."""
    if part is None:
        return services.export(format_, canonical=canonical)
    inferred = Inferences(services.store, services.derived, services.claims)
    years = {form.id: form.year or _WITHOUT_YEAR for form in services.store.heads()}
    ids = frozenset(id_ for id_, year in years.items() if year == part)
    first = part == min(years.values())
    beside = partial(inferred.part, forms=ids, first=first)
    summaries = {summary.id: summary for summary in services.documents()}
    found = map(services.form, sorted(ids))
    forms = ((each.form, summaries[each.document_id]) for each in found)
    return forms_file(forms, format_, services.base, beside, canonical=canonical)


def _endpoint(base: str) -> str | None:
    """Where a server that answers for the base answers queries; none for the base of nobody."""
    from graph.rdf.addresses import DATA_BASE

    served = base != DATA_BASE and base.endswith("/id/")
    return f"{base.removesuffix('id/')}sparql" if served else None


def _written(path: Path, pieces: Iterable[bytes], *, packed: bool = False) -> tuple[int, str]:
    """The size and sha256 of the file as it is written."""
    with output_file(path) as file:
        sums = _Sums(file)
        if packed:
            with gzip.GzipFile("", "wb", _LEVEL, sums, mtime=0) as archive:
                archive.writelines(pieces)
        else:
            for piece in pieces:
                sums.write(piece)
        return sums.size, sums.digest.hexdigest()


class _Sums:
    """A file that is counted and summed as it is written."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.size = 0
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.size += len(data)
        self.digest.update(data)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()
