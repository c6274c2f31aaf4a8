from pathlib import Path

import pytest

from web.config import Config


def test_an_option_goes_before_the_environment() -> None:
    config = Config.from_environ({"JIXIAO_WORKSPACE": "/a"}, Path("/b"))
    assert config.workspace == Path("/b")


def test_without_any_setting_the_workspace_is_in_the_users_data() -> None:
    assert Config.from_environ({}).workspace.name == "jixiao"


def test_the_engine_is_whoosh_in_the_workspace_unless_named() -> None:
    assert Config(Path("/a")).engine_url == "whoosh:/a/index"
    config = Config.from_environ({"JIXIAO_ENGINE": "memory:"}, Path("/a"))
    assert config.engine_url == "memory:"


@pytest.mark.parametrize("seconds", ["soon", "-1", "nan", "inf", " "])
def test_a_patience_that_is_no_number_of_seconds_is_refused(seconds: str) -> None:
    with pytest.raises(ValueError, match="JIXIAO_PATIENCE"):
        Config.from_environ({"JIXIAO_PATIENCE": seconds})
