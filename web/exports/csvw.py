"""What the columns of a CSV file are: metadata by the recommendation CSV on the Web."""

import json
from collections.abc import Iterable, Iterator

from web.exports.cells import Columns, Labels, Row, defused

_BOOLEAN = {"base": "boolean", "format": "True|False"}


def csvw_table(
    columns: Columns, rows: Iterable[Row], labels: Labels | None = None
) -> Iterator[bytes]:
    """Beside the file of that name; both the keys and the labels are titles of the columns."""
    heads = labels.heads if labels else columns
    meanings = labels.meanings if labels else ("",) * len(columns)
    kinds = labels.kinds if labels else ("string",) * len(columns)
    each = zip(columns, heads, meanings, kinds, strict=True)
    told = {
        "@context": [
            "http://www.w3.org/ns/csvw",
            {"@language": labels.language if labels else "und"},
        ],
        "url": labels.csv if labels else "",
        "dc:title": labels.title if labels else "",
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": {"columns": [_column(*one) for one in each]},
    }
    yield json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _column(key: str, head: str, meaning: str, kind: str) -> dict[str, object]:
    said: dict[str, object] = {
        "name": key.replace(" ", "_").replace("@", "_"),
        "titles": list(dict.fromkeys((defused(head), key))),
        "datatype": _BOOLEAN if kind == "boolean" else kind,
    }
    return said | ({"dc:description": meaning} if meaning else {})
