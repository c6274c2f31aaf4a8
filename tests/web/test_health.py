"""`/health` and `/metrics`: for what watches the server."""

import shutil
from pathlib import Path

import pytest

from web import create_app
from web.bootstrap import open_services
from web.config import Config
from web.server.served import Place, served_app
from web.services import Services
from web.serving import Serving

HERE, OPEN = Place("127.0.0.1", 0), Place("0.0.0.0", 0)


def test_health_says_what_is_there(library: Services) -> None:
    answer = create_app(library).test_client().get("/health")
    assert answer.json == {
        "ok": True,
        "documents": library.stats().documents,
        "generation": library.store.generation,
    }
    assert create_app(library).test_client().get("/healthz").json == answer.json


def test_health_is_503_where_the_workspace_cannot_be_read(tmp_path: Path) -> None:
    config = Config(tmp_path / "workspace", engine="memory:")
    services = open_services(config)
    client = create_app(services).test_client()
    assert client.get("/health").status_code == 200
    shutil.rmtree(config.workspace)
    (config.workspace).mkdir()
    (config.workspace / "corpus.sqlite").write_bytes(b"damaged" * 1_000)
    services.store.close()
    answer = client.get("/health")
    assert (answer.status_code, answer.json) == (503, {"ok": False})
    assert str(tmp_path) not in answer.text


@pytest.mark.parametrize(
    ("place", "metrics", "status"),
    [(HERE, None, 200), (HERE, False, 404), (OPEN, None, 404), (OPEN, True, 200)],
)
def test_figures_are_for_this_machine_unless_a_setting_says_otherwise(
    library: Services, place: Place, metrics: bool | None, status: int
) -> None:
    config = Config(Path("/nowhere"), serving=Serving(metrics=metrics))
    app = served_app(library, config, place)
    assert app.test_client().get("/metrics").status_code == status


def test_figures_count_requests_by_family_and_status(library: Services) -> None:
    client = served_app(library, Config(Path("/nowhere")), HERE).test_client()
    for address in ("/about", "/about", "/documents", "/nowhere", '/?q=x"\\\n'):
        client.get(address)
    lines = client.get("/metrics").text.splitlines()
    assert 'jixiao_requests_total{family="site",status="200"} 2' in lines
    assert 'jixiao_requests_total{family="none",status="404"} 1' in lines
    assert f"jixiao_documents {library.stats().documents}" in lines
    assert "jixiao_request_seconds_count 5" in lines
    assert 'jixiao_request_seconds_bucket{le="+Inf"} 5' in lines


def test_figures_are_lines_that_prometheus_reads(library: Services) -> None:
    text = served_app(library, Config(Path("/nowhere")), HERE).test_client().get("/metrics").text
    typed: set[str] = set()
    for line in text.splitlines():
        if line.startswith("# TYPE "):
            typed.add(line.split()[2])
        elif not line.startswith("#"):
            name, _, value = line.rpartition(" ")
            float(value)
            base = name.partition("{")[0]
            assert base in typed or base.rpartition("_")[0] in typed, line
