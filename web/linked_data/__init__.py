"""The workspace as RDF: files of forms, the graphs that SPARQL asks, an export taken back."""
