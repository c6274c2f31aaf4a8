"""A server that takes uploads, and a browser that was let in."""

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from flask import Flask
from flask.testing import FlaskClient

from corpus.errors import IsArchive, ReadError
from corpus.isolated import Member
from corpus.model import Document
from tests.fakes import FakeReader
from web.bootstrap import open_uploads
from web.config import Config
from web.server.served import Place, served_app
from web.services import Services
from web.serving import Serving
from web.uploads import State, Uploads

TOKEN = "open-sesame-9"
FORM = "form 公共图书馆服务经费 2024\n全年开放天数 ≥310(天)\n培训学员满意度 ≥92(%)\n".encode()
OTHER = "form 全民阅读推广 2023\n活动场次 ≥12(场)\n".encode()
ARCHIVE = b"PK two forms"


class Reader(FakeReader):
    """Opens one archive: a form, a file that is none, and one that is too large."""

    def read(self, data: bytes, name: str) -> Document:
        if data == ARCHIVE:
            raise IsArchive(name, "an archive", "its files")
        return super().read(data, name)

    def members(self, data: bytes, name: str) -> Iterator[Member]:
        yield Member("!2023/阅读.txt", OTHER)
        yield Member("!无表.txt", b"nothing")
        yield Member("!大.txt", problem="over the limit; expected a smaller file")


def settings(config: Config, **changes: object) -> Config:
    serving = replace(Serving(upload_token=TOKEN), **changes)  # type: ignore[arg-type]
    return replace(config, serving=serving)


@contextmanager
def taking(services: Services, config: Config) -> Iterator[tuple[Uploads, Flask]]:
    uploads = open_uploads(services, config, Reader())
    app = served_app(services, config, Place("127.0.0.1", 0), uploads)
    uploads.start()
    try:
        yield uploads, app
    finally:
        uploads.stop()


def let_in(app: Flask) -> FlaskClient:
    client = app.test_client()
    assert client.post("/upload/enter", data={"token": TOKEN}).status_code == 303
    return client


def send(client: FlaskClient, *files: tuple[str, bytes]) -> int:
    data = {"files": [(io.BytesIO(content), name) for name, content in files]}
    return client.post("/upload/files", data=data).status_code


def settled(uploads: Uploads, count: int) -> list[State]:
    """The states of so many uploads, in their order, once none goes on by itself."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        found = [each.state for each in uploads.all()]
        if len(found) == count and not {State.WAITING, State.READING} & set(found):
            return found
        time.sleep(0.02)
    raise AssertionError(f"not settled: {uploads.all()}")


def refuses(uploads: Uploads, name: str, data: bytes) -> str:
    try:
        uploads.take(name, data)
    except ReadError as error:
        return error.found
    raise AssertionError("taken")
