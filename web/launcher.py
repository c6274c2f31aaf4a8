"""Entry point of the installed wheel: put the private package folder first on sys.path."""

import os
import sys
from pathlib import Path

_PRIVATE = Path(__file__).with_name("app-packages")
if _PRIVATE.is_dir():  # absent in an editable install, where the root is on the path
    sys.path.insert(0, str(_PRIVATE))


def main() -> None:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # else numpy starts idle threads
    from web.cli import app

    app(prog_name="jixiao")
