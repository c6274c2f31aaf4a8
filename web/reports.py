"""What the use cases answer with, where no inner package has a type for it."""

from dataclasses import dataclass

from corpus.model import Form, Indicator


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was not taken, and why."""

    path: str
    reason: str  # what was found; what was expected


@dataclass(frozen=True, slots=True)
class AddReport:
    """Document ids by what was done, in the order of the files."""

    added: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorInForm:
    indicator: Indicator
    form: Form
    document_id: str
