#!/bin/sh
# install.sh run|test: makes .venv and installs what the locked requirements name, then the project.
# Does nothing when the same was installed before.
set -eu
cd "$(dirname "$0")/.."
. scripts/apt.sh

stamp=.venv/installed-${1:-}
case "${1:-}" in
run)
    requirements="requirements.txt requirements-build.txt"
    ;;
test)
    requirements="requirements-dev.txt"
    ;;
*) echo "usage: install.sh run|test" >&2 && exit 2 ;;
esac

find_python() {
    for python in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            return
        fi
    done
    echo "jixiao needs Python 3.11 or newer; set PYTHON to one: make PYTHON=/path/to/python3" >&2
    exit 1
}

make_venv() {
    if .venv/bin/python -m pip --version >/dev/null 2>&1; then
        return
    fi
    find_python
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        echo "$python cannot make virtual environments yet." >&2
        apt_install "$package" || exit 1
    fi
    rm -rf .venv
    "$python" -m venv .venv
}

# What an installation came from, as a checksum.
origin() {
    { cat "$@" pyproject.toml web/launcher.py && .venv/bin/python --version && pwd; } | cksum
}

is_installed() {
    [ -x .venv/bin/python ] && [ "$(origin $requirements)" = "$(cat "$stamp" 2>/dev/null)" ]
}

pip_install() {
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-compile \
        --no-warn-script-location "$@"
}

# What pip would make everybody wait for; what is imported before is compiled then.
compile_in_background() {
    PYTHONWARNINGS=ignore nice .venv/bin/python -m compileall -q -x '/tests/' .venv/lib \
        </dev/null >/dev/null 2>&1 &
}

if is_installed; then
    exit 0
fi
make_venv
echo "Installing Python packages into .venv …" >&2
locked=
for file in $requirements; do
    locked="$locked --requirement $file"
done
pip_install --require-hashes $locked
compile_in_background
pip_install --no-deps --no-build-isolation --editable .
origin $requirements >"$stamp"
[ "$stamp" = .venv/installed-run ] ||
    origin requirements.txt requirements-build.txt >.venv/installed-run
