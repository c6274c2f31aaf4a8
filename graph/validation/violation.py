"""What is wrong with one node."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """What one shape says of one node; `severity` is Violation, Warning or Info."""

    node: str
    shape: str  # its name, such as Form-formKind
    path: str | None
    value: str | None
    severity: str
    zh: str
    en: str

    @property
    def message(self) -> str:
        return self.zh
