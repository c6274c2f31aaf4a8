"""The process beside the pages, with the real parts."""

import time
from pathlib import Path

import pytest

from corpus.errors import WorkspaceBusy
from tests.builders import make_form
from tests.web.linking import Workspace
from web.config import Config
from web.inferred.derived import Derived
from web.server.deriving import Background
from web.services import Services


def wait_until_current(derived: Derived, seconds: float = 60.0) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if derived.is_current():
            return True
        time.sleep(0.1)
    return False


def test_what_changed_is_made_while_nobody_asks(
    seeded: Services, config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.server.deriving._PAUSE", 0.1)
    background = Background(seeded.derived, config.workspace)
    background.start()
    try:
        assert wait_until_current(seeded.derived)
        assert seeded.derived.progress() == (1, 0)
    finally:
        background.stop()


def test_a_process_of_another_release_leaves_the_blocks_alone(
    seeded: Services, config: Config
) -> None:
    from web.server.deriving import main

    with pytest.raises(SystemExit):
        main(str(config.workspace), "another")
    assert seeded.derived.progress() == (1, 1)


def test_a_page_does_not_tell_many_forms_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.inferred.told_apart._MANY", 3)
    workspace = Workspace(tmp_path)
    workspace.derived.leave_whole_to_another()
    workspace.put(*(make_form(year=year) for year in range(2000, 2010)))
    with pytest.raises(WorkspaceBusy, match="departments apart"):
        workspace.derived.states()
    Workspace(tmp_path).derived.states()
    assert workspace.derived.progress() == (1, 1)
