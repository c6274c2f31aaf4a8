"""What is in deploy/ names what is there, and every setting is told."""

import re
import shlex

import pytest
import yaml  # type: ignore[import-untyped]

from tests.project import ROOT
from web.config import Config
from web.serving import Serving

DEPLOY = ROOT / "deploy"
TOLD = (ROOT / "docs" / "deployment.md").read_text("utf-8")
SETTING = re.compile(r"JIXIAO_[A-Z]+(?:_[A-Z]+)*")


def instructions() -> list[list[str]]:
    text = (DEPLOY / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [shlex.split(line) for line in lines]


def test_every_setting_is_told_and_no_other() -> None:
    code = "".join((ROOT / "web" / name).read_text("utf-8") for name in ("config.py", "serving.py"))
    read = set(re.findall(r"\"(JIXIAO_[A-Z_]+[A-Z])\"", code))
    read |= {"JIXIAO_SPARQL_USER", "JIXIAO_SPARQL_PASSWORD"}  # put together in the code
    told = set(re.findall(r"^\| `(JIXIAO_\w+)` \|", TOLD, re.MULTILINE))
    assert told == read


def test_every_setting_that_deploy_names_is_one() -> None:
    told = set(re.findall(r"^\| `(JIXIAO_\w+)` \|", TOLD, re.MULTILINE))
    for path in DEPLOY.iterdir():
        assert set(SETTING.findall(path.read_text("utf-8"))) <= told, path


def test_the_image_is_made_of_files_that_are_there() -> None:
    copied = [
        line[1:-1] for line in instructions() if line[0] == "COPY" and "--from" not in line[1]
    ]
    kept = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    for name in (name for names in copied for name in names):
        assert (ROOT / name).exists(), name
        assert f"!{name}" in kept, f"{name} does not get to the builder"


def test_the_image_runs_as_nobody_special_and_says_how_it_is() -> None:
    found = {line[0]: line[1:] for line in instructions()}
    assert found["USER"] == ["10001"]
    assert "/health" in " ".join(found["HEALTHCHECK"])
    assert "--require-hashes" in (DEPLOY / "Dockerfile").read_text("utf-8")


def test_the_image_has_the_server_of_several_processes_at_its_locked_version() -> None:
    (choice,) = re.findall(r"sed -n '/\^(\w+)==/", (DEPLOY / "Dockerfile").read_text("utf-8"))
    locked = (ROOT / "requirements-dev.txt").read_text("utf-8")
    assert choice == "granian"
    assert re.search(rf"^{choice}==\d", locked, re.MULTILINE)


def test_the_health_check_is_a_program_that_runs() -> None:
    line = next(line for line in instructions() if line[0] == "HEALTHCHECK")
    text = (DEPLOY / "Dockerfile").read_text("utf-8")
    program = re.search(r'"-c", "([^"]+)"', text)
    assert program
    compile(program[1], "HEALTHCHECK", "exec")
    assert line[-1].endswith("]")


def test_the_compose_file_names_what_is_there() -> None:
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    service = composed["services"]["jixiao"]
    assert (DEPLOY / service["build"]["context"] / service["build"]["dockerfile"]).is_file()
    volumes = {
        each.split(":")[0] for one in composed["services"].values() for each in one["volumes"]
    }
    assert volumes == set(composed["volumes"])
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])


def test_the_unit_keeps_the_system_from_the_server() -> None:
    unit = (DEPLOY / "jixiao.service").read_text("utf-8")
    for line in ("DynamicUser=yes", "ProtectSystem=strict", "StateDirectory=jixiao"):
        assert line in unit.splitlines()
    assert "JIXIAO_UPLOAD_TOKEN" not in unit


@pytest.mark.parametrize(
    ("setting", "text"),
    [
        ("JIXIAO_UPLOAD_TOKEN", "short"),
        ("JIXIAO_UPLOAD_BYTES", "0"),
        ("JIXIAO_UPLOAD_BYTES", "much"),
        ("JIXIAO_UPLOAD_FILES", "-1"),
        ("JIXIAO_RATE", "600"),
        ("JIXIAO_RATE", "0/minute"),
        ("JIXIAO_PROXY", "yes"),
        ("JIXIAO_METRICS", "on"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(setting: str, text: str) -> None:
    with pytest.raises(ValueError, match=setting):
        Config.from_environ({setting: text})


def test_a_token_that_is_refused_is_not_repeated() -> None:
    with pytest.raises(ValueError, match="5 characters") as refused:
        Serving.from_environ({"JIXIAO_UPLOAD_TOKEN": "short"})
    assert "short" not in str(refused.value)


def test_settings_are_read_as_they_are_told() -> None:
    environ = {
        "JIXIAO_UPLOAD_TOKEN": "long enough",
        "JIXIAO_UPLOAD_BYTES": "2M",
        "JIXIAO_UPLOAD_FILES": "7",
        "JIXIAO_RATE": "20/second",
        "JIXIAO_PROXY": "1",
        "JIXIAO_METRICS": "0",
    }
    expected = Serving("long enough", 2 * 2**20, 7, "20/second", 1, metrics=False)
    assert Config.from_environ(environ).serving == expected
    assert Config.from_environ({}).serving == Serving()
