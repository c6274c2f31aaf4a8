"""What explains the data, as files: vocabulary, context, shapes, and the data set's description."""

import json
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.rdf.dataset import Site
    from graph.rdf.glossary import GlossaryTerm
    from web.services import Services


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


def description_file(services: "Services", site: "Site", format_: str) -> bytes:
    from graph.rdf.dataset import dataset_description

    return dataset_description(services.stats(), services.base, site, format_)
