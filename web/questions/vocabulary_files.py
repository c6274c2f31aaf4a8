"""What explains the data, as files: vocabulary, context, shapes, and the data set's description."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.rdf.glossary import GlossaryTerm
    from web.services import Services


@dataclass(frozen=True, slots=True)
class Site:
    """Where the data set is served; all of them whole addresses."""

    description: str
    home: str
    dumps: Sequence[tuple[str, str]]  # (address, media type)
    sparql: str  # empty where there is none
    examples: tuple[str, ...] = ()  # ids of some things


def glossary() -> "tuple[GlossaryTerm, ...]":
    from graph.rdf.glossary import glossary as terms

    return terms()


def vocabulary_file(format_: str) -> bytes:
    from graph.rdf.glossary import vocabulary_file as written

    return written(format_)


def context_file(base: str) -> bytes:
    """The JSON-LD context of every file, with what the ids in it follow."""
    from graph.exporters.jsonld_file import context

    return json.dumps({"@context": context(base)}, ensure_ascii=False, indent=1).encode() + b"\n"


def shapes_file() -> bytes | None:
    """The shapes that every export holds to; None where there are none."""
    file = files("graph.rdf").joinpath("shapes.ttl")
    return file.read_bytes() if file.is_file() else None


def description_file(services: "Services", site: Site, format_: str) -> bytes:
    """Counts what the workspace's tables tell at once; triples are counted in dumps."""
    from graph.exporters.dataset import DataSet, DumpFile, counted_things, described
    from graph.rdf.written import written

    counts = services.stats()
    dataset = DataSet(
        base=services.base,
        files=[DumpFile(address, media_type) for address, media_type in site.dumps],
        statistics=counted_things(counts),
        years=counts.years,
        examples=site.examples,
        endpoint=site.sparql or None,
        description=site.description,
        home=site.home,
    )
    return written(described(dataset), format_)


def some_ids(services: "Services") -> list[str]:
    """The first form with its project and an indicator."""
    from corpus.ids import project_id

    form = next((each.form for each in services.store.forms()), None)
    if form is None:
        return []
    project = [project_id(form.department, form.project)] if form.project else []
    return [form.id, *project, *(row.id for row in form.indicators[:1])]
