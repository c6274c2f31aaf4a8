#!/bin/sh
# Writes the requirements files again from pyproject.toml: exact versions with hashes, for every
# platform and Python from 3.11 on, without the address of any package index.
# lock.sh keeps the versions that still fit; lock.sh --upgrade takes the newest.
set -eu
cd "$(dirname "$0")/.."

uv=build/lock/bin/uv
[ -x $uv ] || {
    .venv/bin/python -m venv build/lock
    build/lock/bin/pip install --quiet --disable-pip-version-check uv
}

lock() {
    $uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-emit-index-url --no-annotate --no-header "$@"
}

lock pyproject.toml --output-file requirements.txt "$@"
lock --group build --output-file requirements-build.txt "$@"
lock pyproject.toml --group dev --constraint requirements.txt \
    --constraint requirements-build.txt --output-file requirements-dev.txt "$@"
