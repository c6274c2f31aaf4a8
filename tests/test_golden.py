"""What `jixiao read` says of the document that ships, in every detail.

`pytest --update-golden` writes the file anew; the difference is to be read before it is kept.
"""

import os
from pathlib import Path

import jsonschema
import msgspec
import pytest
from typer.testing import CliRunner

from tests.gold import DATA
from web.cli import app

GOLDEN = Path(__file__).parent / "golden" / "seed-2024.json"


def read_json(name: str) -> str:
    result = CliRunner().invoke(app, ["read", name, "--format", "json"])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@pytest.fixture(autouse=True)
def beside_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """The output names the file by the path it was given."""
    monkeypatch.chdir(DATA)


def update(golden: Path, text: str, *, ci: bool) -> None:
    if ci:
        pytest.fail("golden files are not written in continuous integration")
    golden.parent.mkdir(exist_ok=True)
    golden.write_text(text, "utf-8")


def test_the_document_that_ships_is_read_as_kept(request: pytest.FixtureRequest) -> None:
    text = read_json("seed-2024.txt")
    if request.config.getoption("--update-golden"):
        update(GOLDEN, text, ci=bool(os.environ.get("CI")))
    assert text.splitlines() == GOLDEN.read_text("utf-8").splitlines()


def test_what_is_kept_follows_the_published_schema() -> None:
    schema = msgspec.json.decode((DATA / "record.schema.json").read_bytes())
    jsonschema.validate(msgspec.json.decode(GOLDEN.read_bytes()), schema)


def test_continuous_integration_writes_no_golden_file(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="not written in continuous integration"):
        update(tmp_path / "a.json", "{}", ci=True)
    assert list(tmp_path.iterdir()) == []
    update(tmp_path / "new" / "a.json", "{}", ci=False)
    assert (tmp_path / "new" / "a.json").read_text() == "{}"
