"""The collector of garbage, as a server wants it."""

import gc

_MADE = 20_000  # objects between two looks at the youngest; a page makes more than the usual 700


def leave_alone() -> None:
    """What is there now stays: it would be looked through again and again."""
    gc.freeze()
    gc.set_threshold(_MADE)
