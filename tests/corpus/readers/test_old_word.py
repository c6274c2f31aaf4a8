import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.readers.old_word import converted, read
from corpus.readers.ole import MAGIC
from tests.corpus.readers.office import docx, error_of, lines, one_page, p, tables, tbl, tc, texts

DOC = MAGIC + b"\0" * 512
WORD = docx(p("申报表") + tbl(tc("名称") + tc("值")) + p("完"))
INSTALLED = shutil.which("soffice") or shutil.which("libreoffice")
needs_libreoffice = pytest.mark.skipif(not INSTALLED, reason="LibreOffice is not installed")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/opt/{name}")


@pytest.mark.usefixtures("installed")
def test_it_is_run_apart_from_the_users_own_with_macros_off() -> None:
    seen: list[str] = []

    def run(command: Sequence[str], folder: Path, seconds: float) -> None:
        seen.extend(command)
        settings = (folder / "profile" / "user" / "registrymodifications.xcu").read_text()
        assert '"MacroSecurityLevel" oor:op="fuse"><value>3</value>' in settings
        assert seconds == 7
        assert (folder / "file.doc").read_bytes() == DOC
        (folder / "file.docx").write_bytes(b"made")

    assert converted(DOC, "a.doc", Limits(seconds=7), run) == b"made"
    assert seen[0] == "/opt/soffice"
    assert "--headless" in seen
    profile = next(one for one in seen if one.startswith("-env:UserInstallation=file:///"))
    assert not Path(profile.removeprefix("-env:UserInstallation=file://")).exists()


@pytest.mark.usefixtures("installed")
def test_what_goes_wrong_is_said() -> None:
    def nothing(command: Sequence[str], folder: Path, seconds: float) -> None:
        pass

    def slow(command: Sequence[str], folder: Path, seconds: float) -> None:
        raise TimeoutError

    def large(command: Sequence[str], folder: Path, seconds: float) -> None:
        (folder / "file.docx").write_bytes(b"x" * 100)

    with pytest.raises(ReadError, match="LibreOffice cannot read it"):
        converted(DOC, "a.doc", Limits(), nothing)
    with pytest.raises(ReadError, match="JIXIAO_READ_SECONDS"):
        converted(DOC, "a.doc", Limits(), slow)
    with pytest.raises(ReadError, match="JIXIAO_READ_UNPACKED"):
        converted(DOC, "a.doc", Limits(unpacked=10), large)
    with pytest.raises(ReadError, match="LibreOffice does not run"):
        converted(DOC, "a.doc", Limits())


def test_without_libreoffice_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert "LibreOffice is not installed; expected DOCX" in error_of(read, DOC)


def test_other_bytes_never_reach_libreoffice() -> None:
    assert "bytes that are no DOC file" in error_of(read, b"<html>")


@needs_libreoffice
def test_a_doc_file_reads_like_the_docx_it_was_made_from(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(WORD)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(INSTALLED), "--headless", profile, "--convert-to", "doc:MS Word 97", "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=120, stdout=subprocess.DEVNULL)
    page = one_page(read, (tmp_path / "a.doc").read_bytes())
    assert lines(page) == ["申报表", "完"]
    assert texts(tables(page)[0]) == ["名称", "值"]
