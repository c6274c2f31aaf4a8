"""Names where many stand beside each other."""

LONGEST = 300  # characters: no name of a form is as long


def brief(name: str | None) -> str:
    """The name, cut where it would bury what stands beside it; the form itself shows all."""
    text = name or ""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
