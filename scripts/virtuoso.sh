#!/bin/sh
# Installs Virtuoso for the test that publishes to it, where apt has it; nothing of it is started.
set -eu
cd "$(dirname "$0")/.."
. scripts/apt.sh

package=virtuoso-opensource-7-bin
command -v virtuoso-t >/dev/null && exit 0
apt-cache show $package >/dev/null 2>&1 || exit 0
apt_install $package || echo "Without Virtuoso its test is skipped." >&2
