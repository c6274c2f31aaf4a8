"""How soon a search is painted in Chromium that nobody made before, beside a page of one word."""

from collections.abc import Callable, Iterator
from statistics import median, quantiles

from bench.addresses import Addresses
from bench.served import Server
from bench.table import Figure

_PAINTS = 12
_FIRST = 3  # that are not counted: the browser is starting
_PAINTED = """() => new Promise(done => {
  const found = () => performance.getEntriesByName('first-contentful-paint')[0];
  const look = () => found() ? done(found().startTime) : setTimeout(look, 5);
  look();
})"""
_YARDSTICK = "a page of one word"


def paints(addresses: Addresses, server: Server, hello: Server) -> Iterator[Figure]:
    from playwright.sync_api import sync_playwright

    from tests.web.browsing import ARGUMENTS, CHROMIUM

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page()

        def painted(address: str) -> float:
            page.goto(address)
            return float(page.evaluate(_PAINTED))

        yield from _told(painted, addresses, server, hello)
        browser.close()


def _told(
    painted: Callable[[str], float], addresses: Addresses, server: Server, hello: Server
) -> Iterator[Figure]:
    """By turns, as other work on the machine slows both."""
    searches, bare, spent = [], [], []
    for path in addresses.searches(_PAINTS + _FIRST):
        bare.append(painted(hello.address))
        before = server.cpu
        searches.append(painted(server.address + path))
        spent.append(1_000 * (server.cpu - before))
    searches, bare, spent = searches[_FIRST:], bare[_FIRST:], spent[_FIRST:]
    name = "first paint of a search"
    yield Figure(name, median(searches), "ms", 100.0, False, _YARDSTICK, median(bare))
    late = quantiles(searches, n=4)[2], quantiles(bare, n=4)[2]
    yield Figure(f"{name}: p75", late[0], "ms", None, False, _YARDSTICK, late[1])
    yield Figure(f"{name}: CPU of the server", sum(spent) / len(spent), "ms")
