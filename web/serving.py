"""What settings say of the server of the pages: uploads, rate, proxies, figures."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_RATE = re.compile(r"[1-9]\d{0,6}/(second|minute|hour)")
_BYTES = re.compile(r"([1-9]\d{0,8})([KMG]?)")
_TIMES = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30}
_SHORTEST = 8  # characters of a token


@dataclass(frozen=True, slots=True)
class Serving:
    upload_token: str = field(default="", repr=False)  # files may be sent by whoever knows it
    upload_bytes: int = 256 * 2**20  # of the files sent at once
    upload_files: int = 100  # that may wait for a person
    rate: str = ""  # requests of one address: 600/minute; off; empty is as the address listened on
    proxies: int = 0  # between browsers and this server, each of which names the one before
    metrics: bool | None = None  # whether /metrics answers; None is as the address listened on

    @property
    def takes_uploads(self) -> bool:
        return bool(self.upload_token)

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> "Serving":
        """JIXIAO_UPLOAD_TOKEN, JIXIAO_UPLOAD_BYTES, JIXIAO_UPLOAD_FILES, JIXIAO_RATE,
        JIXIAO_PROXY, JIXIAO_METRICS. Raises ValueError for what is none of theirs."""
        usual = cls()
        return cls(
            upload_token=_token(environ.get("JIXIAO_UPLOAD_TOKEN", "")),
            upload_bytes=_bytes(environ.get("JIXIAO_UPLOAD_BYTES"), usual.upload_bytes),
            upload_files=_count(environ, "JIXIAO_UPLOAD_FILES", usual.upload_files),
            rate=_rate(environ.get("JIXIAO_RATE", "")),
            proxies=_count(environ, "JIXIAO_PROXY", usual.proxies),
            metrics=_either(environ.get("JIXIAO_METRICS", "")),
        )


def _token(text: str) -> str:
    """What was given is not repeated: it may be somebody's secret."""
    if text and len(text) < _SHORTEST:
        raise ValueError(
            f"JIXIAO_UPLOAD_TOKEN: {len(text)} characters; expected {_SHORTEST} or more"
        )
    return text


def _bytes(text: str | None, usual: int) -> int:
    if not text:
        return usual
    found = _BYTES.fullmatch(text)
    if not found:
        raise ValueError(f"JIXIAO_UPLOAD_BYTES: {text[:200]!r}; expected a size such as 256M")
    return int(found[1]) * _TIMES[found[2]]


def _rate(text: str) -> str:
    if text in ("", "off") or _RATE.fullmatch(text):
        return text
    raise ValueError(f"JIXIAO_RATE: {text[:200]!r}; expected such as 600/minute, or off")


def _count(environ: Mapping[str, str], setting: str, usual: int) -> int:
    text = environ.get(setting)
    if not text:
        return usual
    if not (text.isascii() and text.isdecimal()) or len(text) > 5:
        raise ValueError(f"{setting}: {text[:200]!r}; expected a number such as 1")
    return int(text)


def _either(text: str) -> bool | None:
    if text not in ("", "0", "1"):
        raise ValueError(f"JIXIAO_METRICS: {text[:200]!r}; expected 1 or 0")
    return text == "1" if text else None
