import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph.errors import BadBaseAddress
from graph.rdf.addresses import Addresses


@settings(deadline=None)
@given(st.text(min_size=1))
def test_no_id_breaks_its_address(id_: str) -> None:
    address = Addresses("https://example.org/id/").of(id_)
    NamedNode(address[1:-1])
    assert address.isascii()


def test_an_id_is_written_as_it_is() -> None:
    assert Addresses().of("goal-2k7c") == "<https://w3id.org/jixiao/id/goal-2k7c>"
    assert Addresses().part("goal-2k7c", "open-1").endswith("/goal-2k7c#open-1>")


@pytest.mark.parametrize(
    "base", ["", "example.org/", "https://example.org", "https://a/ b/", "https://a/#x/", "urn:x/"]
)
def test_a_base_that_cannot_carry_addresses_is_refused(base: str) -> None:
    with pytest.raises(BadBaseAddress, match="ends with a slash"):
        Addresses(base)
