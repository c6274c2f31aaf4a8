"""A graph for tests of the store: what `graph.build` does, in small."""

from corpus.ids import project_id
from corpus.model import Form
from corpus.store.base import FormRows, LinkRow, NodeRow


def rows_of(form: Form, document: str) -> FormRows:
    project = project_id(form.department, form.project or "")
    nodes = [
        NodeRow(document, "document", document),
        NodeRow(form.id, "form", form.title or "", form.year),
        NodeRow(project, "project", form.project or ""),
    ]
    links = [LinkRow(document, form.id, "contains"), LinkRow(form.id, project, "about")]
    for row in form.indicators:
        nodes.append(NodeRow(row.id, "indicator", row.name, form.year))
        links.append(LinkRow(form.id, row.id, "states"))
    return FormRows(tuple(sorted(nodes)), tuple(sorted(links)))
