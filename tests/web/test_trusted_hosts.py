import pytest
from flask.testing import FlaskClient

from web import create_app
from web.services import Services
from web.trusted_hosts import LOOPBACK, trusted_by


@pytest.fixture
def local(library: Services) -> FlaskClient:
    return create_app(library, trusted_by("127.0.0.1", ["Forms.Example"])).test_client()


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "[::1]", "forms.example:80"],
)
def test_names_of_this_machine_and_those_added_are_answered(local: FlaskClient, host: str) -> None:
    assert local.get("/documents", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.", "[::2]"]
)
@pytest.mark.parametrize("address", ["/documents", "/nowhere", "/static/app.css", "/data.nt"])
def test_any_other_name_gets_nothing_of_the_workspace(
    local: FlaskClient, host: str, address: str
) -> None:
    answer = local.get(address, headers={"Host": host})
    assert answer.status_code == 400
    assert "主机名" in answer.text


def test_a_server_on_loopback_trusts_its_own_address_too() -> None:
    assert trusted_by("127.0.0.2", []) == LOOPBACK | {"127.0.0.2"}
    assert trusted_by("localhost", []) == LOOPBACK
    assert "[::1]" in (trusted_by("::1", []) or ())


def test_a_server_open_to_others_is_asked_by_any_name_unless_some_are_given(
    library: Services,
) -> None:
    assert trusted_by("0.0.0.0", []) is None
    assert trusted_by("10.1.2.3", ["forms.example"]) == LOOPBACK | {"forms.example"}
    open_ = create_app(library, trusted_by("0.0.0.0", [])).test_client()
    assert open_.get("/documents", headers={"Host": "forms.example"}).status_code == 200
