from pathlib import Path

import pytest

from graph.errors import ForeignRdf
from graph.exporters.batches import batches
from graph.exporters.rdf_file import FORMATS, SUFFIXES, write_batches
from graph.validation import validate_file
from graph.validation.files import lines_of
from graph.validation.reference import by_pyshacl
from tests.graph.exports import seed_forms
from tests.graph.validation.sound import AT


@pytest.mark.parametrize("format_", FORMATS)
def test_the_shipped_forms_are_without_fault_in_any_format(format_: str, tmp_path: Path) -> None:
    file = tmp_path / f"a.{SUFFIXES[format_]}"
    file.write_bytes(b"".join(write_batches(batches(seed_forms()[:2], AT), format_)))
    assert list(validate_file(file)) == []


def test_pyshacl_says_the_same_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.nt"
    sound = b"".join(write_batches(batches(seed_forms()[:1], AT), "ntriples"))
    file.write_bytes(sound.replace(b"ns#planned>", b"ns#promised>"))
    found = list(validate_file(file))
    assert {each.shape for each in found} >= {"TargetValue-stage"}
    assert sorted(map(str, found)) == sorted(map(str, by_pyshacl(lines_of(file))))


@pytest.mark.parametrize(("name", "told"), [("a.ttl", "well-formed"), ("a.pdf", "no format")])
def test_a_file_that_is_no_rdf_is_told(name: str, told: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x y")
    with pytest.raises(ForeignRdf, match=told):
        list(validate_file(tmp_path / name))


def test_a_context_elsewhere_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "a.jsonld").write_text('{"@context": "http://127.0.0.1:9/c", "@id": "x:y"}')
    with pytest.raises(ForeignRdf):
        list(validate_file(tmp_path / "a.jsonld"))
