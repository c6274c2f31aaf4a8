"""The documents that ship with the program."""

from dataclasses import dataclass
from importlib.resources import files

import msgspec


@dataclass(frozen=True, slots=True)
class Example:
    file: str
    title: str
    publisher: str

    @property
    def path(self) -> str:
        """What stands for its place in a workspace: no path, so that every version agrees."""
        return f"example:/{self.file}"

    def content(self) -> bytes:
        return files("corpus").joinpath("documents", self.file).read_bytes()


def examples() -> tuple[Example, ...]:
    listed = files("corpus").joinpath("documents", "documents.json").read_bytes()
    return msgspec.json.decode(listed, type=tuple[Example, ...])
