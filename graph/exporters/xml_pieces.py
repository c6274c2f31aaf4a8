"""Elements of an XML file written piece by piece, a line each."""

from graph.exporters.graph_rows import in_xml


def open_(name: str) -> str:
    return f"<{name}>\n"


def close(name: str) -> str:
    return f"</{name}>\n"


def leaf(name: str, value: object = "", **attributes: object) -> str:
    """An element with text only; an attribute with the value None is left out."""
    said = "".join(
        f' {key.replace("_", "-")}="{in_xml(str(each))}"'
        for key, each in attributes.items()
        if each is not None
    )
    return f"<{name}{said}>{in_xml(str(value))}</{name}>\n"
