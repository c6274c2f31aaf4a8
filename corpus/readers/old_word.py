"""DOC files of Word 97 to 2003: LibreOffice makes a DOCX of them, which is then read.

It runs apart from the user's own: with a new profile, the highest security for macros, no updating
of links and a limit on its time. Where it is not installed the file is refused and says so.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.pages import Page
from corpus.readers import word
from corpus.readers.ole import MAGIC

_EXPECTED = "a DOC file that LibreOffice opens"
_PROGRAMS = ("soffice", "libreoffice")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">\
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_NO_PROXY = "http://127.0.0.1:9"  # where nothing listens: links outside lead nowhere


class Runner(Protocol):
    """Runs a program until it ends; raises TimeoutError after so many seconds."""

    def __call__(self, command: Sequence[str], folder: Path, seconds: float) -> None: ...


def read(data: bytes, name: str, limits: Limits) -> Iterator[Page]:
    """The file as one page. Raises ReadError."""
    yield from word.read(converted(data, name, limits), name, limits)


def converted(data: bytes, name: str, limits: Limits, run: Runner | None = None) -> bytes:
    """The file as DOCX. Raises ReadError where LibreOffice is missing, fails or takes too long."""
    if not data.startswith(MAGIC):
        raise ReadError(name, f"bytes that are no DOC file ({data[:8]!r} …)", _EXPECTED)
    program = next((found for found in map(shutil.which, _PROGRAMS) if found), None)
    if program is None:
        raise ReadError(
            name, "a DOC file, and LibreOffice is not installed",
            "DOCX; or install LibreOffice, so that `soffice` is found",
        )  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="jixiao-doc-") as place:
        folder = Path(place)
        (folder / "file.doc").write_bytes(data)
        _write_settings(folder / "profile")
        try:
            (run or _run)(_command(program, folder), folder, limits.seconds)
        except TimeoutError as error:
            found = f"LibreOffice is {limits.over('seconds')}"
            raise ReadError(name, found, "a file that it opens sooner") from error
        except OSError as error:
            raise ReadError(name, f"LibreOffice does not run ({error})", _EXPECTED) from error
        return _made(folder / "file.docx", name, limits)


def _made(path: Path, name: str, limits: Limits) -> bytes:
    if not path.is_file():
        raise ReadError(name, "LibreOffice cannot read it", _EXPECTED)
    if path.stat().st_size > limits.unpacked:
        raise ReadError(name, f"as DOCX: {limits.over('unpacked')}", "a smaller file")
    return path.read_bytes()


def _command(program: str, folder: Path) -> list[str]:
    return [
        program, "--headless", "--norestore", "--nolockcheck", "--nodefault",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", "docx:MS Word 2007 XML",
        "--outdir", str(folder), str(folder / "file.doc"),
    ]  # fmt: skip


def _write_settings(profile: Path) -> None:
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")


def _run(command: Sequence[str], folder: Path, seconds: float) -> None:
    environment = {
        "PATH": os.environ.get("PATH", ""), "HOME": str(folder), "TMPDIR": str(folder),
        "http_proxy": _NO_PROXY, "https_proxy": _NO_PROXY, "LANG": "C.UTF-8",
    }  # fmt: skip
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    finally:
        _stop(process)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End the program with all that it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
