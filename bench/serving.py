"""How many pages a second the servers send, how heavy they are, how soon a search is painted.

Waitress and granian run as people start them, in processes of their own; beside them stands a
page of one word by waitress. What people ask for most is asked for most here, too, so that many
pages are asked for once only. All figures but those of weight are by the clock; beside them
stands the CPU time of a request, which a busy machine does not stretch.
"""

import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.addresses import Addresses
from bench.asking import at_once, at_rate, body_of
from bench.generate import documents
from bench.painting import paints
from bench.served import HELLO, Server, started
from bench.starting import MANY, PROGRAM, ROOT
from bench.table import Figure
from bench.workspace import files_of, workspace_for
from corpus.model import Form
from web.services import Services

RATE = 200  # requests a second
SECONDS = 15
ALONE = "waitress"  # in one process, which uses one core: it is not asked for RATE
SERVERS = {
    ALONE: (),
    "waitress, 2 processes": ("--workers", "2"),
    "granian, 2 processes": ("--server", "granian", "--workers", "2"),
}
YARDSTICK = "a page of one word"
BESIDES = frozenset({"graph.js"})  # of the explorer, which few pages load
_BACKWARDS = """
import sys
from pathlib import Path
from web.bootstrap import open_services
from web.config import Config
services = open_services(Config(Path(sys.argv[1])), create=False)
for state in reversed(services.derived.states()):
    services.derived.parts("claims", state.key)
"""


def figures() -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        workspace = f"{folder}/workspace"
        addresses = Addresses(_made(Path(folder)))
        with started(HELLO) as hello:
            for name, arguments in SERVERS.items():
                if find_spec(name.partition(",")[0]) is None:
                    continue
                with started(
                    PROGRAM, "serve", "--port", "0", *arguments, workspace=workspace
                ) as server:
                    yield from _speed(name, addresses, server, hello)
                    if not arguments:
                        yield from _weight(addresses, server)
                        yield from paints(addresses, server, hello)


def _made(folder: Path) -> list[Form]:
    """A workspace of many forms; some of them."""
    made = list(documents(MANY))
    with workspace_for(made, folder) as services:
        services.add([files_of(made, folder)])
        _derive(services, folder / "workspace")
    return [form for each, _ in made[:: MANY // 1_200] for form in each.forms]


def _derive(services: Services, workspace: Path) -> None:
    """By two processes, from both ends: what is fresh is not made again."""
    other = subprocess.Popen([sys.executable, "-c", _BACKWARDS, str(workspace)], cwd=ROOT)
    services.derived.compute()
    other.wait()


def _speed(of: str, addresses: Addresses, server: Server, hello: Server) -> Iterator[Figure]:
    bare = at_once(hello.address, ["/"] * 2_000)
    for name, paths in (
        (f"{of}: pages nobody asked for before", addresses.once(500)),
        (f"{of}: pages as people ask", addresses.mixed(2_000)),
    ):
        before = server.cpu
        asked = at_once(server.address, paths)
        spent = 1_000 * (server.cpu - before) / len(paths)
        yield Figure(f"{name}, 8 at once", asked.rate, "/s", None, True, YARDSTICK, bare.rate)
        yield Figure(f"{name}, 8 at once: p95", asked.p95, "ms", None, False, YARDSTICK, bare.p95)
        yield Figure(f"{name}: CPU of a request", spent, "ms")
    if of == ALONE:
        return
    paths = addresses.mixed(RATE * SECONDS)
    idle = at_rate(hello.address, ["/"] * len(paths), RATE)
    asked = at_rate(server.address, paths, RATE)
    name = f"{of}: {RATE} pages a second for {SECONDS} s"
    yield Figure(name, asked.rate, "/s", 0.98 * RATE, True, YARDSTICK, idle.rate)
    yield Figure(f"{name}: p95", asked.p95, "ms", 100.0, False, YARDSTICK, idle.p95)


def _weight(addresses: Addresses, server: Server) -> Iterator[Figure]:
    sent = [body_of(server.address, path) for path in addresses.once(100)]
    yield Figure("heaviest page, compressed", max(map(len, sent)) / 1_024, "KB", 50.0)
    files = (ROOT / "web" / "static").glob("*.[cj]s*")
    ours = sum(file.stat().st_size for file in files if file.name not in BESIDES)
    yield Figure("our scripts and style sheets, as they are", ours / 1_024, "KB", 60.0)
