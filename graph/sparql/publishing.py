"""Our RDF into a store elsewhere, a graph at a time, by the Graph Store Protocol.

What was published is said in a graph of its own, with a checksum of each: the next time only
what differs is sent, and what is no longer ours is taken away.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO

from graph.errors import SparqlUnreachable
from graph.sparql.remote import Call, Endpoint, sent

PUBLISHED = "published"  # the name of the graph that lists the others
_IDENTIFIER = "http://purl.org/dc/terms/identifier"
_LINE = re.compile(rf'<([^>]+)>\s+<{re.escape(_IDENTIFIER)}>\s+"sha256:([0-9a-f]{{64}})"')
_BATCH = 50  # graphs after which it is written down how far it came
_SECONDS = 300.0  # for one graph
_IN_MEMORY = 8 << 20  # bytes of one; a larger one goes to a temporary file
_TYPE = "application/n-triples"
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """`name` follows the base of graphs; `triples` is asked for once."""

    name: str
    triples: Callable[[], Iterable[bytes]]


@dataclass(slots=True)
class Published:
    """How many graphs."""

    written: int = 0
    kept: int = 0
    removed: int = 0


def publish(
    endpoint: Endpoint, base: str, graphs: Iterable[NamedGraph], progress: Progress = lambda _: None
) -> Published:
    """Raises SparqlUnreachable when the store does not take it; what it took by then stays."""
    before = _listed(endpoint, base)
    now: dict[str, str] = {}
    done = Published()
    for graph in graphs:
        iri = base + graph.name
        with _kept(graph.triples()) as data:
            now[iri] = data.sha256
            if before.get(iri) == data.sha256:
                done.kept += 1
                continue
            _put(endpoint, iri, data)
        done.written += 1
        progress(graph.name)
        if done.written % _BATCH == 0:
            _list(endpoint, base, {**before, **now})
    for iri in before.keys() - now.keys():
        _send(endpoint, "DELETE", iri, None, allowed=(404,))
        done.removed += 1
    if before != now:
        _list(endpoint, base, now)
    return done


@dataclass(frozen=True, slots=True)
class _Kept:
    """A graph's triples, put aside until it is known whether they are to be sent."""

    file: IO[bytes]
    size: int
    sha256: str


@contextmanager
def _kept(pieces: Iterable[bytes]) -> Iterator[_Kept]:
    digest = hashlib.sha256()
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        for piece in pieces:
            digest.update(piece)
            file.write(piece)
        size = file.tell()
        file.seek(0)
        yield _Kept(file, size, digest.hexdigest())


def _listed(endpoint: Endpoint, base: str) -> dict[str, str]:
    """Graph → checksum."""
    data = _send(endpoint, "GET", base + PUBLISHED, None, allowed=(404,))
    lines = data.decode("utf-8", "replace").splitlines()
    found = {match[1]: match[2] for match in map(_LINE.match, lines) if match}
    return {iri: checksum for iri, checksum in found.items() if iri.startswith(base)}


def _list(endpoint: Endpoint, base: str, checksums: dict[str, str]) -> None:
    with _kept(_said(checksums)) as data:
        _put(endpoint, base + PUBLISHED, data)


def _said(checksums: dict[str, str]) -> Iterator[bytes]:
    for iri, checksum in sorted(checksums.items()):
        yield f'<{iri}> <{_IDENTIFIER}> "sha256:{checksum}" .\n'.encode()


def _put(endpoint: Endpoint, iri: str, data: _Kept) -> None:
    _send(endpoint, "PUT", iri, data)


def _send(
    endpoint: Endpoint,
    method: str,
    iri: str,
    data: _Kept | None,
    allowed: tuple[int, ...] = (),
) -> bytes:
    headers = {"Accept": _TYPE}
    if data:
        headers = {"Content-Type": _TYPE, "Content-Length": str(data.size)}
    sending = data.file if data else None
    call = Call(method, endpoint.graph(iri), headers, sending, _SECONDS)
    status, body = sent(endpoint, call)
    if 200 <= status < 300:
        return body
    if status in allowed:
        return b""
    said = " ".join(body.decode("utf-8", "replace").split())[:200]
    expected = "a store that takes graphs by the Graph Store Protocol"
    raise SparqlUnreachable(f"{method} {iri}: HTTP {status} {said}", expected)
