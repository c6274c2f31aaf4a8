"""Names where many stand beside each other."""

_LONGEST = 300  # characters: no name of a form is as long


def brief(name: str | None) -> str:
    """The name, cut where it would bury what stands beside it; the form itself shows all."""
    text = name or ""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
