"""Which texts may be alike, without comparing each with each.

A text is its stretches of five characters; its sketch the smallest hashes of these (MinHash with
one function). Texts that share most stretches share nearly always a hash of their sketches.
"""

from zlib import crc32

from corpus.values.text import squeezed

_STRETCH = 5  # characters
_SIZE = 6  # hashes: of two texts with 7 of 10 stretches in common one in 1,000 pairs shares none
_MIX = 2654435761  # spreads neighbouring sums over 32 bits


def plain_text(text: str) -> str:
    """The text as two copies of it agree: folded, in NFKC, without white space."""
    return squeezed(text)


def sketch_of(text: str) -> tuple[int, ...]:
    """The smallest hashes, ascending; of a text shorter than a stretch its own hash."""
    last = max(1, len(text) - _STRETCH + 1)
    hashes = {hash_of(text[start : start + _STRETCH]) for start in range(last)} if text else set()
    return tuple(sorted(hashes)[:_SIZE])


def hash_of(text: str) -> int:
    """32 bits, the same in every run."""
    return crc32(text.encode()) * _MIX & 0xFFFFFFFF
