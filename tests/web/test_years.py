"""Series and changes of a workspace, with the real linking."""

from itertools import permutations
from pathlib import Path

import pytest

from corpus.model import Form
from corpus.record_json import encoded
from graph.years import Scope
from tests.builders import make_document
from tests.graph.years.told import row_of, told
from web.bootstrap import open_services
from web.config import Config
from web.exports.year_records import changes_record, series_record
from web.services import Services

FORMS = (
    told(2021, {"开放天数": "≥300(天)", "读者满意度": "≥85%"}),
    told(2022, {"全年开放天数": "≥305(天)", "读者满意度": "≥90%"}),
    told(2023, {"全年开放天数": "≥310(天)", "读者满意率": "≥90%"}),
    told(2023, {"居民满意度": "≥80%"}, project="社区服务经费"),
)


def put(services: Services, form: Form) -> str:
    document = make_document(form, name=f"{form.year}-{form.project}.txt")
    services.store.put(document, b"", f"/{document.name}")
    return document.id


def said(services: Services) -> list[bytes]:
    """Everything of series and changes."""
    years, spots = services.years, services.years.spots()
    rows = [row for found in services.store.forms() for row in found.form.indicators]
    series = (series_record(years.series(row.id), spots) for row in rows)
    changed = years.changes((2022, 2023), Scope())
    return [*map(encoded, series), encoded(changes_record((2022, 2023), changed, spots))]


@pytest.fixture
def rebuilt(tmp_path: Path) -> list[bytes]:
    services = open_services(Config(tmp_path / "rebuilt", engine="memory:"))
    for form in FORMS:
        put(services, form)
    services.rebuild()
    told_ = said(services)
    services.close()
    return told_


@pytest.mark.parametrize("order", list(permutations(FORMS))[::5], ids=str)
def test_adding_one_by_one_gives_what_a_rebuild_gives(
    tmp_path: Path, rebuilt: list[bytes], order: tuple[Form, ...]
) -> None:
    services = open_services(Config(tmp_path / "one by one", engine="memory:"))
    gone = put(services, told(2020, {"开放天数": "≥1(天)"}))
    for form in order:
        put(services, form)
        services.derived.compute()
    services.remove([gone])
    assert said(services) == rebuilt
    services.close()


def test_a_name_that_drifts_is_followed(tmp_path: Path) -> None:
    services = open_services(Config(tmp_path / "drift", engine="memory:"))
    for form in FORMS:
        put(services, form)
    series = services.years.series(row_of(FORMS[2], "全年开放天数").id)
    assert [point.year for point in series.points] == [2021, 2022, 2023]
    services.close()
