"""Entry point of the installed wheel: put the private package folder first on sys.path."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path

_PRIVATE = Path(__file__).with_name("app-packages")
if _PRIVATE.is_dir():  # absent in an editable install, where the root is on the path
    sys.path.insert(0, str(_PRIVATE))


def main() -> None:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # else numpy starts idle threads
    _take_all_characters()
    from web.cli import app

    app(prog_name="jixiao")


def _take_all_characters() -> None:
    """What the terminal's encoding lacks is written out, as on stderr; a closed stdout is none."""
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
