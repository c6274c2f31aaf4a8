"""Settings: the only reader of the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Config:
    workspace: Path
    engine: str = ""  # URL of the search engine; empty is whoosh in the workspace
    patience: float = _PATIENCE  # seconds to wait for another writer

    @property
    def engine_url(self) -> str:
        return self.engine or f"whoosh:{self.workspace / 'index'}"

    @classmethod
    def from_environ(cls, environ: Mapping[str, str], workspace: Path | None = None) -> "Config":
        """JIXIAO_WORKSPACE, JIXIAO_ENGINE and JIXIAO_PATIENCE; `workspace` goes before the first.

        Raises ValueError when JIXIAO_PATIENCE is no number of seconds.
        """
        named = workspace or environ.get("JIXIAO_WORKSPACE")
        return cls(
            workspace=Path(named).absolute() if named else _user_folder(),
            engine=environ.get("JIXIAO_ENGINE", ""),
            patience=_seconds(environ.get("JIXIAO_PATIENCE")),
        )


def _user_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("jixiao", appauthor=False)


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
