"""Forms as files of other standards for plans and results."""

from collections.abc import Callable, Iterable, Iterator

from corpus.model import Form
from graph.exporters.iati_file import write_iati
from graph.exporters.stratml_file import write_stratml

PLANS: dict[str, Callable[[Iterable[Form]], Iterator[bytes]]] = {
    "stratml": write_stratml,
    "iati": write_iati,
}
MEDIA_TYPES = dict.fromkeys(PLANS, "application/xml")
