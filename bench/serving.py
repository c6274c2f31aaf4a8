"""How many pages a second the server sends, how heavy they are, how soon a search is painted.

The server runs as people start it, in a process of its own; beside it stands a page of one word
by the same server and framework. What people ask for most is asked for most here, too: the n-th
address comes up 1/n as often as the first, so that many pages are asked for once only. All
figures but those of weight are by the clock; beside them stands the CPU time of a request, which
a busy machine does not stretch.
"""

import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import quote

from bench.asking import at_once, at_rate, body_of
from bench.generate import documents
from bench.starting import MANY, PROGRAM, ROOT
from bench.table import Figure
from bench.words import ACTIONS, OBJECTS
from bench.workspace import files_of, workspace_for
from corpus import ids
from corpus.model import Form

RATE = 200  # requests a second
SECONDS = 15
HELLO = """
from flask import Flask
from waitress.server import create_server
app = Flask("hello")
app.add_url_rule("/", view_func=lambda: "<!doctype html><title>hello</title><p>hello")
server = create_server(app, host="127.0.0.1", port=0, threads=8)
print(f"http://127.0.0.1:{server.effective_port}", flush=True)
server.run()
"""
YARDSTICK = "a page of one word"
WEIGHTS = {"search": 45, "suggest": 20, "indicator": 15, "project": 10, "form": 6, "department": 4}
BESIDES = frozenset({"graph.js"})  # of the explorer, which few pages load
PAINTS = 9
PAINTED = """() => new Promise(done => {
  const found = () => performance.getEntriesByName('first-contentful-paint')[0];
  const look = () => found() ? done(found().startTime) : setTimeout(look, 5);
  look();
})"""


class Server(NamedTuple):
    address: str
    process: int  # id

    @property
    def cpu(self) -> float:
        """Seconds so far; 0 where the system does not say."""
        try:
            fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def figures() -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        made = list(documents(MANY))
        with workspace_for(made, Path(folder)) as services:
            services.add([files_of(made, Path(folder))])
            services.derived.compute()
        addresses = Addresses([form for each, _ in made[:: MANY // 400] for form in each.forms])
        with (
            started(PROGRAM, "serve", "--port", "0", workspace=f"{folder}/workspace") as server,
            started(HELLO) as hello,
        ):
            yield from _speed(addresses, server, hello)
            yield from _weight(addresses, server)
            yield from _paints(addresses, server, hello)


class Addresses:
    """By kind, the asked for most first."""

    def __init__(self, forms: Sequence[Form], seed: int = 1) -> None:
        self._chance = random.Random(seed)
        words = [*OBJECTS, *ACTIONS, *(each + more for each in OBJECTS for more in ACTIONS)]
        self._chance.shuffle(words)
        facets = ("", "&level2=" + quote("数量指标"), "&year=2020", "&group=definition")
        projects = (ids.project_id(form.department, form.project or "") for form in forms)
        departments = (ids.department_id(form.department or "") for form in forms)
        self.of = {
            "search": [f"/?q={quote(word)}{facet}" for word in words for facet in facets],
            "suggest": [f"/suggest?q={quote(word[:2])}" for word in words],
            "indicator": [f"/indicators/{form.indicators[0].definition_id}" for form in forms],
            "project": [f"/projects/{id_}" for id_ in dict.fromkeys(projects)],
            "form": [f"/forms/{form.id}" for form in forms],
            "department": [f"/departments/{id_}" for id_ in dict.fromkeys(departments)],
        }

    def mixed(self, count: int) -> list[str]:
        return [self._often(self.of[kind]) for kind in self._kinds(count)]

    def once(self, count: int) -> list[str]:
        """No address twice."""
        found = (self._chance.choice(self.of[kind]) for kind in self._kinds(3 * count))
        return list(dict.fromkeys(found))[:count]

    def _kinds(self, count: int) -> list[str]:
        return self._chance.choices(list(WEIGHTS), list(WEIGHTS.values()), k=count)

    def _often(self, addresses: Sequence[str]) -> str:
        shares = list(accumulate(1 / n for n in range(1, len(addresses) + 1)))
        return self._chance.choices(addresses, cum_weights=shares)[0]


@contextmanager
def started(program: str, *arguments: str, workspace: str = "") -> Iterator[Server]:
    """A server that says its address when it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=os.environ | {"JIXIAO_WORKSPACE": workspace},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout
        yield Server(process.stdout.readline().strip(), process.pid)
    finally:
        process.terminate()
        process.wait(10)


def _speed(addresses: Addresses, server: Server, hello: Server) -> Iterator[Figure]:
    bare = at_once(hello.address, ["/"] * 4_000)
    for name, paths in (
        ("pages nobody asked for before", addresses.once(600)),
        ("pages as people ask", addresses.mixed(3_000)),
    ):
        before = server.cpu
        asked = at_once(server.address, paths)
        spent = 1_000 * (server.cpu - before) / len(paths)
        yield Figure(f"{name}, 8 at once", asked.rate, "/s", None, True, YARDSTICK, bare.rate)
        yield Figure(f"{name}, 8 at once: p95", asked.p95, "ms", None, False, YARDSTICK, bare.p95)
        yield Figure(f"{name}: CPU of a request", spent, "ms")
    paths = addresses.mixed(RATE * SECONDS)
    idle = at_rate(hello.address, ["/"] * len(paths), RATE)
    asked = at_rate(server.address, paths, RATE)
    name = f"{RATE} pages a second for {SECONDS} s"
    yield Figure(name, asked.rate, "/s", 0.98 * RATE, True, YARDSTICK, idle.rate)
    yield Figure(f"{name}: p95", asked.p95, "ms", 100.0, False, YARDSTICK, idle.p95)


def _weight(addresses: Addresses, server: Server) -> Iterator[Figure]:
    sent = [body_of(server.address, path) for path in addresses.once(100)]
    yield Figure("heaviest page, compressed", max(map(len, sent)) / 1_024, "KB", 50.0)
    files = (ROOT / "web" / "static").glob("*.[cj]s*")
    ours = sum(file.stat().st_size for file in files if file.name not in BESIDES)
    yield Figure("our scripts and style sheets, as they are", ours / 1_024, "KB", 60.0)


def _paints(addresses: Addresses, server: Server, hello: Server) -> Iterator[Figure]:
    """Of searches that nobody made before, in Chromium."""
    from playwright.sync_api import sync_playwright

    from tests.web.browsing import ARGUMENTS, CHROMIUM

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page()

        def painted(address: str) -> float:
            page.goto(address)
            return float(page.evaluate(PAINTED))

        searches = [f"{server.address}{path}&max={RATE}" for path in addresses.of["search"]]
        found = median([painted(address) for address in searches[: PAINTS + 3]][3:])
        least = median(painted(hello.address) for _ in range(PAINTS))
        browser.close()
    yield Figure("first paint of a search", found, "ms", 100.0, False, YARDSTICK, least)
