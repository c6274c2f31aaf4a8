"""Settings: the only reader of the environment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from corpus.limits import Limits, setting_of
from graph.errors import BadBaseAddress
from graph.rdf.addresses import DATA_BASE, Addresses
from graph.sparql.remote import Endpoint, Login
from web.serving import Serving

_PATIENCE = 10.0
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)([KMG]?)")
_TIMES = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30}


@dataclass(frozen=True, slots=True)
class Config:
    workspace: Path
    engine: str = ""  # URL of the search engine; empty is whoosh in the workspace
    patience: float = _PATIENCE  # seconds to wait for another writer
    limits: Limits = field(default_factory=Limits)  # of reading one file
    trusted_hosts: tuple[str, ...] = ()  # names by which browsers may ask, besides this machine's
    base: str = DATA_BASE  # the ids of things follow it in the addresses of RDF
    store: Endpoint | None = None  # answers SPARQL in place of the embedded one
    graphs: Endpoint | None = None  # takes graphs by the Graph Store Protocol
    origins: tuple[str, ...] = ()  # pages elsewhere that may read /sparql, /api/v1; * any
    allow_decisions: bool = False  # whether the pages take people's word on claims
    serving: Serving = field(default_factory=Serving)  # of the server of the pages

    @property
    def engine_url(self) -> str:
        return self.engine or f"whoosh:{self.workspace / 'index'}"

    @classmethod
    def from_environ(cls, environ: Mapping[str, str], workspace: Path | None = None) -> "Config":
        """JIXIAO_WORKSPACE, JIXIAO_ENGINE, JIXIAO_PATIENCE, JIXIAO_TRUSTED_HOSTS (names joined
        by commas), JIXIAO_BASE, JIXIAO_SPARQL and JIXIAO_GRAPHS (addresses of a store) with
        JIXIAO_SPARQL_USER and JIXIAO_SPARQL_PASSWORD, JIXIAO_ORIGINS, JIXIAO_DECISIONS (1 for
        yes), JIXIAO_READ_… for each limit, and those of web.serving.

        `workspace` goes before the first. Raises ValueError for a setting that is no number and
        for a base that cannot be one.
        """
        named = workspace or environ.get("JIXIAO_WORKSPACE")
        return cls(
            workspace=Path(named).absolute() if named else _user_folder(),
            engine=environ.get("JIXIAO_ENGINE", ""),
            patience=_seconds(environ.get("JIXIAO_PATIENCE")),
            limits=limits_from(environ),
            trusted_hosts=tuple(environ.get("JIXIAO_TRUSTED_HOSTS", "").replace(",", " ").split()),
            base=_base(environ.get("JIXIAO_BASE")),
            store=endpoint_of(environ, "JIXIAO_SPARQL"),
            graphs=endpoint_of(environ, "JIXIAO_GRAPHS"),
            origins=tuple(environ.get("JIXIAO_ORIGINS", "").replace(",", " ").split()),
            allow_decisions=environ.get("JIXIAO_DECISIONS", "") == "1",
            serving=Serving.from_environ(environ),
        )


def limits_from(environ: Mapping[str, str]) -> Limits:
    """Raises ValueError for a limit that is no number, such as 90, 0.5 or 512M."""
    given: dict[str, float] = {}
    for limit in fields(Limits):
        setting = setting_of(limit.name)
        if text := environ.get(setting):
            number = _number(setting, text)
            given[limit.name] = number if limit.type is float else int(number)
    return Limits(**given)  # type: ignore[arg-type]  # each field of its own type


def endpoint_of(
    environ: Mapping[str, str], setting: str, url: str | None = None
) -> Endpoint | None:
    """The store that a setting names, or `url`. Raises ValueError for what is no address."""
    url = url or environ.get(setting)
    if not url:
        return None
    name, password = (environ.get(f"JIXIAO_SPARQL_{each}", "") for each in ("USER", "PASSWORD"))
    try:
        return Endpoint(url, Login(name, password))
    except ValueError as error:
        raise ValueError(f"{setting}: {error}") from error


def _base(text: str | None) -> str:
    if not text:
        return DATA_BASE
    try:
        return Addresses(text).base
    except BadBaseAddress as error:
        expected = "an address such as https://example.org/id/ that ends with a slash"
        raise ValueError(f"JIXIAO_BASE: {text[:200]!r}; expected {expected}") from error


def _user_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("jixiao", appauthor=False)


def _number(setting: str, text: str) -> float:
    found = _NUMBER.fullmatch(text)
    if not found or not float(found[1]):
        raise ValueError(f"{setting}: {text!r}; expected a number over 0, such as 90 or 512M")
    return float(found[1]) * _TIMES[found[2]]


def _seconds(text: str | None) -> float:
    if not text:
        return _PATIENCE
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise ValueError(f"JIXIAO_PATIENCE: {text!r}; expected a number of seconds")
    return seconds
