"""What the pages load of others: pinned, unchanged, licensed, from this very server."""

import base64
import hashlib
import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.project import ROOT

VENDOR = ROOT / "web" / "static" / "vendor"
FRONTEND = ROOT / "frontend"
MANIFEST: dict[str, list[dict[str, Any]]] = json.loads((VENDOR / "manifest.json").read_text())
FILES, INSIDE = MANIFEST["files"], MANIFEST["inside"]
TEMPLATES = sorted((ROOT / "web" / "templates").rglob("*.html"))
ELSEWHERE = re.compile(r"""(?:src|srcset|<link\b[^>]*\bhref|url\()\s*=?\s*["']?(?:https?:)?//""")


def locked() -> dict[str, dict[str, Any]]:
    lock = json.loads((FRONTEND / "package-lock.json").read_text())
    packages: dict[str, dict[str, Any]] = lock["packages"]
    return {name.removeprefix("node_modules/"): each for name, each in packages.items() if name}


@pytest.mark.parametrize("entry", FILES, ids=lambda entry: str(entry["file"]))
def test_a_file_is_the_one_that_the_manifest_names(entry: dict[str, Any]) -> None:
    content = (VENDOR / entry["file"]).read_bytes()
    assert len(content) == entry["bytes"]
    assert base64.b64encode(hashlib.sha384(content).digest()).decode() == entry["sha384"]
    assert b"sourceMappingURL" not in content


def test_the_manifest_names_every_file_and_no_other() -> None:
    named = {entry["file"] for entry in FILES}
    licences = {entry["licence_file"] for entry in FILES + INSIDE}
    assert {path.name for path in VENDOR.iterdir()} == named | licences | {"manifest.json"}


@pytest.mark.parametrize("entry", FILES + INSIDE, ids=lambda entry: str(entry["package"]))
def test_a_package_has_the_locked_version_and_a_licence(entry: dict[str, Any]) -> None:
    assert entry["version"] == locked()[entry["package"]]["version"]
    assert entry["licence"] == locked()[entry["package"]]["license"] == "MIT"
    assert "Permission is hereby granted" in (VENDOR / entry["licence_file"]).read_text()


def test_versions_are_exact_and_every_package_is_locked_by_its_sum() -> None:
    wanted = json.loads((FRONTEND / "package.json").read_text())["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert {name: locked()[name]["version"] for name in wanted} == wanted
    assert all(each["integrity"].startswith("sha512-") for each in locked().values())
    assert not any("resolved" in each for each in locked().values())


def test_no_page_loads_anything_from_another_host() -> None:
    assert ELSEWHERE.search('<script src="https://cdn.example/x.js">')
    assert ELSEWHERE.search('<link rel="stylesheet" href="//cdn.example/x.css">')
    ours = [*TEMPLATES, *(ROOT / "web" / "static").glob("*.css")]
    assert len(ours) > 20
    assert [path.name for path in ours if ELSEWHERE.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("entry", FILES, ids=lambda entry: str(entry["file"]))
def test_a_file_is_served_as_it_is_and_kept_for_long(
    client: FlaskClient, entry: dict[str, Any]
) -> None:
    with client.get(f"/static/vendor/{entry['file']}?v=1") as answer:
        assert answer.data == (VENDOR / entry["file"]).read_bytes()
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
