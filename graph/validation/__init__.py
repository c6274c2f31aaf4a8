"""RDF of ours against its shapes, and its links against what is described."""

from graph.validation.files import validate_file, validate_lines
from graph.validation.violation import Violation

__all__ = ["Violation", "validate_file", "validate_lines"]
