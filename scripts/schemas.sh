#!/bin/sh
# Brings the schema of StratML Part 2 for its test: published without a licence, so not kept here.
set -eu
cd "$(dirname "$0")/.."

file=tests/data/schemas/stratml-part2.xsd
sum=76128e0f7fd3054211032e6946533b55cabba60cac62d737f7951d7b6fe6cfe5
url=https://raw.githubusercontent.com/OwenAmbur/StratML/master/doc/schemas/last/PerformancePlanOrReport20160216.xsd

[ -f $file ] && exit 0
.venv/bin/python - "$url" "$sum" $file <<'PYTHON' || echo "The StratML schema cannot be had here; its test is skipped." >&2
import hashlib, pathlib, sys, urllib.request

url, wanted, file = sys.argv[1:]
try:
    data = urllib.request.urlopen(url, timeout=20).read()
except OSError as error:
    sys.exit(f"{url}: {error}")
found = hashlib.sha256(data).hexdigest()
if found != wanted:
    sys.exit(f"{url}: sha256 {found}; expected {wanted}")
pathlib.Path(file).write_bytes(data)
PYTHON
