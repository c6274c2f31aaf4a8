"""`read` and `add` over files of every kind, with the reader of corpus in its child."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from tests.corpus.forms.texts import form_text
from tests.corpus.hostile_files import html, pdf
from tests.gold import DATA
from web.cli import app

ROOT = DATA.parent.parent
FORM = (
    ("财政项目支出绩效目标申报表",),
    ("项目名称", "街道绿化养护经费"),
    ("主管部门", "某市绿化管理局"),
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "养护绿地面积", "≥12000(平方米)"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive with a web page and a broken file, and a text that holds more than its form."""
    monkeypatch.setenv("JIXIAO_WORKSPACE", str(tmp_path / "workspace"))
    made = tmp_path / "files"
    made.mkdir()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("表/a.pdf", html(FORM))
        archive.writestr("scan.pdf", pdf("/MediaBox [0 0 99999 842]"))
    (made / "1.zip").write_bytes(out.getvalue())
    (made / "2.txt").write_text(f"目录\n前言\n\f{form_text()}", "utf-8")
    return made


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def files_of(result: Result) -> list[dict[str, object]]:
    files = msgspec.json.decode(result.stdout)["files"]
    return msgspec.convert(files, list[dict[str, object]])


@pytest.mark.parametrize("command", ["read", "add"])
def test_every_file_is_summed_up_for_machines(folder: Path, command: str) -> None:
    result = run(command, folder, "--json")
    assert result.exit_code == 1
    page, text = files_of(result)
    assert page == {
        "path": f"{folder / '1.zip'}!表/a.pdf",
        "format": "html",
        "forms": 1,
        "indicators": 1,
        "open": 0,
        "findings": 0,
        "unplaced": 0,
        "unread": [],
    }
    assert (text["path"], text["format"], text["indicators"]) == (str(folder / "2.txt"), "text", 6)
    assert text["unread"] == [{"page": None, "reason": "lines 1 to 2: no form in them"}]


@pytest.mark.parametrize("command", ["read", "add"])
def test_every_file_is_summed_up_for_people(folder: Path, command: str) -> None:
    result = run(command, folder)
    rows = [line.split() for line in result.stdout.splitlines() if "!表/a.pdf" in line]
    assert rows[-1][-7:] == ["html", "1", "1", "0", "0", "0", "0"]
    assert f"unread: {folder / '2.txt'}: lines 1 to 2: no form in them" in result.stderr
    assert f"error: {folder / '1.zip'}!scan.pdf: no 绩效目标 form in it; page 1: " in result.stderr
    assert "JIXIAO_READ_PAGE_POINTS" in result.stderr


def test_adding_an_archive_keeps_each_file_as_a_document_of_its_own(folder: Path) -> None:
    assert "added 2, unchanged 0, replaced 0, failed 1" in run("add", folder).stdout
    listed = msgspec.json.decode(run("list", "--json").stdout)["documents"]
    paths = [f"{folder / '1.zip'}!表/a.pdf", str(folder / "2.txt")]
    assert [(each["name"], each["path"]) for each in listed] == [
        ("a.pdf", paths[0]),
        ("2.txt", paths[1]),
    ]
    assert "added 0, unchanged 2, replaced 0, failed 1" in run("add", folder).stdout


def test_limits_of_the_environment_hold(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIXIAO_READ_BYTES", "100")
    result = run("read", folder)
    assert result.exit_code == 1
    assert result.stderr.count("over the limit of 100 bytes (JIXIAO_READ_BYTES)") == 2
    monkeypatch.setenv("JIXIAO_READ_BYTES", "many")
    assert run("read", folder).exit_code == 2


def test_the_ledger_of_a_web_page_adds_up(folder: Path) -> None:
    result = run("read", folder / "1.zip", "--ledger")
    assert "a.pdf 字符账" in result.stdout


def test_the_parent_loads_no_reader() -> None:
    code = (
        "import sys; from web.cli import app\n"
        "try: app(['read', sys.argv[1]])\n"
        "except SystemExit: pass\n"
        "heavy = {'scipy', 'numpy', 'lxml', 'openpyxl', 'pypdfium2', 'corpus.forms.reader'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, str(DATA / "seed-2024.txt")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.stderr.strip().endswith("[]")
