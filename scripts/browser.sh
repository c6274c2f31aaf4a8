#!/bin/sh
# Installs what the browser test needs where it is missing: Chromium, fonts with Chinese letters, and
# a library of the program that drives Chromium.
set -eu
cd "$(dirname "$0")/.."
. scripts/apt.sh

missing=
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || missing=chromium
if ! fc-list :lang=zh 2>/dev/null | grep -q .; then
    missing="$missing fontconfig fonts-noto-cjk"
fi
.venv/bin/playwright --version >/dev/null 2>&1 || missing="$missing libatomic1"
[ -z "$missing" ] || apt_install $missing || {
    echo "Without them the browser test is skipped." >&2
    [ -z "${CI:-}" ]
}
