"""Forms and graph rows as bytes of the database: msgpack, compressed. Decimals stay exact."""

import zlib

import msgspec

from corpus.model import Form, Unread
from corpus.store.base import FormRows

_FAST = 1  # zlib level: five times smaller, a tenth of a millisecond a form

_forms = msgspec.msgpack.Decoder(Form)
_rows = msgspec.msgpack.Decoder(FormRows)
_unread = msgspec.msgpack.Decoder(tuple[Unread, ...])
_encoder = msgspec.msgpack.Encoder()


def packed(value: Form | FormRows | tuple[Unread, ...]) -> bytes:
    return zlib.compress(_encoder.encode(value), _FAST)


def form_of(data: bytes) -> Form:
    return _forms.decode(zlib.decompress(data))


def rows_of(data: bytes) -> FormRows:
    return _rows.decode(zlib.decompress(data))


def unread_of(data: bytes) -> tuple[Unread, ...]:
    return _unread.decode(zlib.decompress(data))
