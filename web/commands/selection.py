"""`jixiao components` and `centrality`: how a part of the graph hangs together."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.measures import Measure
from web.commands.context import AsJson, Workspace, opened, print_json

if TYPE_CHECKING:
    from corpus.store.base import NodeRow
    from graph.measures import Ranked
    from graph.selection import Selection
    from web.questions.selections import Chosen
    from web.services import Services

OfForms = Annotated[str | None, typer.Option("--id", help="Only the forms that state this node.")]
Around = Annotated[str | None, typer.Option(metavar="ID", help="Only what hangs on this node.")]
Found = Annotated[str | None, typer.Option(help="Only what this search finds.")]
Nodes = Annotated[int, typer.Option("--nodes", min=1, help="Most nodes with --around.")]
Hubs = Annotated[
    bool, typer.Option("--hubs", help="With years, categories and departments, which join all.")
]
Limit = Annotated[int, typer.Option(min=0, help="Most rows.")]


def components(
    id_: OfForms = None,
    around: Around = None,
    query: Found = None,
    nodes: Nodes = 200,
    hubs: Hubs = False,
    limit: Limit = 20,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Show the parts of a selection that do not hang together."""
    from graph.measures import components as components_of

    with opened(workspace) as services:
        found = components_of(_selected(services, chosen(id_, around, query, nodes), hubs))
    if as_json:
        shown = [[_node_json(node) for node in part] for part in found[:limit]]
        print_json({"count": len(found), "sizes": [len(part) for part in found], "parts": shown})
    else:
        _print_components(found, limit)


def _print_components(found: "tuple[tuple[NodeRow, ...], ...]", limit: int) -> None:
    from web.commands.output import print_line, print_table

    nodes = sum(map(len, found))
    print_line(f"{nodes} 个节点，{len(found)} 个互不相连的部分")
    print_table(
        ("节点数", "其中"),
        ((len(part), "；".join(node.label for node in part[:5])) for part in found[:limit]),
    )


def centrality(
    id_: OfForms = None,
    around: Around = None,
    query: Found = None,
    nodes: Nodes = 200,
    hubs: Hubs = False,
    measure: Annotated[Measure, typer.Option()] = Measure.BETWEENNESS,
    limit: Limit = 20,
    as_json: AsJson = False,
    workspace: Workspace = None,
) -> None:
    """Show which nodes stand in the middle of a selection."""
    from graph.measures import centrality as centrality_of
    from graph.measures import sampled

    with opened(workspace) as services:
        selected = _selected(services, chosen(id_, around, query, nodes), hubs)
    ranked = centrality_of(selected, measure)[:limit]
    if as_json:
        found = [_node_json(each.node) | {"value": each.value} for each in ranked]
        estimate = sampled(selected, measure)
        print_json({"measure": measure, "estimate": estimate, "nodes": found})
    else:
        _print_ranked(ranked, estimate=sampled(selected, measure))


def _print_ranked(ranked: "tuple[Ranked, ...]", *, estimate: bool) -> None:
    from web.commands.output import kind_name, print_line, print_table

    print_table(
        ("数值", "类别", "名称", "编号"),
        (
            (f"{each.value:.6g}", kind_name(each.node.kind), each.node.label, each.node.id)
            for each in ranked
        ),
    )
    if estimate:
        print_line("节点较多，数值为抽样估计")


def chosen(id_: str | None, around: str | None, query: str | None, nodes: int = 200) -> "Chosen":
    """Raises BadParameter for more than one way to choose."""
    from web.questions.selections import Chosen

    if sum(each is not None for each in (id_, around, query)) > 1:
        raise typer.BadParameter("--id, --around and --query do not go together")
    return Chosen(id_, around, query, nodes)


def _selected(services: "Services", chosen: "Chosen", hubs: bool) -> "Selection":
    from web.questions.selections import selection

    selected = selection(services, chosen)
    return selected if hubs else selected.without_hubs()


def _node_json(node: "NodeRow") -> dict[str, object]:
    return {"id": node.id, "kind": node.kind, "label": node.label}
