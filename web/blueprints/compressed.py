"""Text is sent compressed to those who can read it; what was compressed once is not again."""

import hashlib
import zlib

from flask import Flask, Response, request

from web.inferred.last_used import LastUsed

_LEAST = 1_024  # bytes; less is not worth it
_LEVEL = 5
_GZIP = 31  # window bits of a gzip stream
_MOST = 16 * 2**20  # bytes
_WITHOUT = frozenset({204, 206, 304})  # answers with a part of a body, or none
_TEXTS = frozenset(
    {
        "application/javascript",
        "application/json",
        "application/ld+json",
        "application/rdf+xml",
        "image/svg+xml",
    }
)


def register(app: Flask) -> None:
    """Before all others, so that it is asked last."""
    known = LastUsed(_MOST)

    def compressed(response: Response) -> Response:
        if not _is_text(response):
            return response
        response.vary.add("Accept-Encoding")
        if _may_be(response):
            response.direct_passthrough = False
            if len(response.get_data()) >= _LEAST:
                _compress(response, known)
        return response

    app.after_request(compressed)


def _is_text(response: Response) -> bool:
    kind = response.mimetype or ""
    return kind in _TEXTS or kind.startswith("text/")


def _may_be(response: Response) -> bool:
    """Streams are sent as they come: nobody waits for their end."""
    whole = response.status_code not in _WITHOUT and "Content-Encoding" not in response.headers
    sent = request.method == "GET" and (not response.is_streamed or request.endpoint == "static")
    return whole and sent and request.accept_encodings.quality("gzip") > 0


def _compress(response: Response, known: LastUsed) -> None:
    data = response.get_data()
    key = hashlib.blake2b(data, digest_size=16).digest()
    body = known.get(key)
    if body is None:
        body = _packed(data)
        known.put(key, body)
    response.set_data(body)
    response.headers["Content-Encoding"] = "gzip"
    tag, _ = response.get_etag()
    if tag:  # of other bytes than those of the file
        response.set_etag(tag, weak=True)


def _packed(data: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, wbits=_GZIP)
    return packer.compress(data) + packer.flush()
