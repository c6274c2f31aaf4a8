"""`jixiao` as a process, with the reader of tests and small batches."""

import web.bootstrap
import web.originals.ingest
from tests.fakes import FakeReader
from web.cli import app

if __name__ == "__main__":
    setattr(web.bootstrap, "default_reader", FakeReader)  # noqa: B010
    setattr(web.originals.ingest, "_DOCUMENTS", 30)  # noqa: B010
    app(prog_name="jixiao")
