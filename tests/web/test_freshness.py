"""What one process adds, the running server finds."""

import json
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

from tests.web.test_kill import make_files, start
from web.config import Config
from web.services import Services


def total(address: str, text: str) -> int:
    asked = f"{address}/search.jsonl?{urlencode({'q': text, 'kind': 'indicator', 'exact': '1'})}"
    with urllib.request.urlopen(asked, timeout=20) as answer:
        return len([json.loads(line) for line in answer.read().splitlines()])


def test_a_running_server_finds_when_first_asked_what_another_process_adds_and_removes(
    services: Services, config: Config, tmp_path: Path
) -> None:
    services.add([make_files(tmp_path / "before", "旧", 3)])
    with start(config, "serve", "--port", "0") as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        assert total(address, "指标7") == 3
        new = make_files(tmp_path / "new", "新", 2)
        with start(config, "add", new) as adding:
            assert adding.wait(60) == 0
        assert total(address, "指标7") == 5
        assert total(address, "project:项目新1 指标7") == 1
        gone = next(each.id for each in services.documents() if "新0001" in each.name)
        services.remove([gone])
        assert total(address, "project:项目新1 指标7") == 0
        server.kill()
