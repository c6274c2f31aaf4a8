"""`python -m web` is `jixiao`."""

from web.cli import app

app(prog_name="jixiao")
