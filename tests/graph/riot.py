"""Jena's riot, which scripts/jena.sh brings, reads what we write."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.project import ROOT

JARS = Path(os.environ.get("JIXIAO_TEST_JENA", ROOT / ".run" / "jena"))
AVAILABLE = shutil.which("java") is not None and any(JARS.glob("jena-cmds-*.jar"))
REASON = "needs java and the jars that scripts/jena.sh brings"


def as_nquads(*paths: Path) -> bytes:
    """Files of any syntax as N-Quads. Raises AssertionError for what Jena calls an error."""
    command = [
        "java",
        "-cp",
        f"{JARS}/*",
        "riotcmd.riot",
        "--strict",
        "--output=nq",
        *map(str, paths),
    ]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    said = [line for line in done.stderr.decode().splitlines() if "SLF4J" not in line]
    assert (done.returncode, said) == (0, [])
    return done.stdout
