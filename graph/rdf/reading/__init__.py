"""Our own RDF back into documents, forms and decisions."""

from graph.rdf.reading.contents import Contents, read_contents

__all__ = ["Contents", "read_contents"]
