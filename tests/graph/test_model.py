from graph.model import LinkKind, NodeKind, kind_of


def test_every_kind_of_node_has_a_name_in_both_languages() -> None:
    assert all(kind.names.zh and kind.names.en for kind in NodeKind)


def test_every_kind_of_link_has_a_name_in_both_languages() -> None:
    assert all(kind.names.zh and kind.names.en for kind in LinkKind)


def test_an_id_names_its_kind() -> None:
    assert kind_of("indicator-6kcvxamb5nbq37na") == NodeKind.INDICATOR
    assert kind_of("category-output-quantity") == NodeKind.CATEGORY
