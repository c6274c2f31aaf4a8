"""Ids for what only the graph knows, by the scheme of corpus.ids: a kind and a hash of content."""

import base64
import hashlib

from corpus.ids import normalised

_SIZE = 10  # bytes: 16 base32 characters


def hashed_id(kind: str, *key: str | None) -> str:
    """Two spellings of one key give one id."""
    content = "\x1f".join(map(normalised, key)).encode("utf-8", "replace")
    digest = hashlib.blake2b(content, digest_size=_SIZE, person=kind.encode()).digest()
    return f"{kind}-{base64.b32encode(digest).decode().lower()}"
