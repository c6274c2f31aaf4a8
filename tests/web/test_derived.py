from pathlib import Path

import msgspec
import pytest

from corpus.errors import RecordNotFound
from corpus.model import Form
from corpus.store.base import Decision, Verdict
from corpus.store.derived import DerivedCache
from graph.blocks import Product
from graph.claims import Claim, Status
from tests.builders import make_form
from tests.web.linking import COUNT, Workspace
from web.inferred.products import CLAIMS


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def form(department: str, year: int) -> Form:
    return make_form(department=department, year=year)


def decision_of(claim: Claim, verdict: Verdict) -> Decision:
    ends = (claim.a, claim.b, claim.year_a, claim.year_b)
    return Decision(claim.id, claim.kind, *ends, verdict, "某人", "2024-05-31")


def claims_of(workspace: Workspace, id_: str) -> tuple[Claim, ...]:
    """Of the one block that a node is in."""
    return tuple(workspace.derived.parts(CLAIMS, workspace.derived.block_of_node(id_))[""])


def test_a_block_is_made_once_with_all_its_products(workspace: Workspace) -> None:
    forms = (form("甲", 2022), form("甲", 2023), form("乙", 2023))
    workspace.put(*forms)
    (claim,) = claims_of(workspace, forms[0].id)
    assert (claim.year_a, claim.year_b) == (2022, 2023)
    assert workspace.derived.part(COUNT, forms[1].id) == 1
    assert workspace.made == ["甲"]


def test_adding_makes_nothing_until_something_is_asked(workspace: Workspace) -> None:
    workspace.put(form("甲", 2022), form("乙", 2022))
    assert workspace.derived.progress() == (2, 2)
    assert list(workspace.derived.each(COUNT)) == []
    assert workspace.made == []
    assert len(list(workspace.derived.each(COUNT, compute=True))) == 2
    assert workspace.derived.progress() == (2, 0)


def test_only_the_blocks_of_changed_forms_are_made_again(workspace: Workspace) -> None:
    workspace.put(form("甲", 2022), form("乙", 2022))
    workspace.derived.compute()
    later = workspace.put(form("甲", 2023), name="later.txt")
    workspace.derived.compute()
    workspace.store.remove(later)
    workspace.derived.compute()
    assert workspace.made == ["乙", "甲", "甲", "甲"]
    assert claims_of(workspace, form("甲", 2022).id) == ()


def test_a_block_without_forms_is_forgotten(workspace: Workspace) -> None:
    gone = workspace.put(form("甲", 2022))
    workspace.put(form("乙", 2022), name="b.txt")
    workspace.derived.compute()
    workspace.store.remove(gone)
    assert [state.key for state in workspace.derived.states()] == ["乙"]
    with pytest.raises(RecordNotFound):
        workspace.derived.block_of_node(form("甲", 2022).id)


def test_a_decision_makes_its_block_stale_and_is_seen(workspace: Workspace) -> None:
    workspace.put(form("甲", 2022), form("甲", 2023), form("乙", 2022))
    workspace.derived.compute()
    (claim,) = claims_of(workspace, form("甲", 2022).id)
    workspace.store.decisions.decide(decision_of(claim, Verdict.REJECTED))
    assert workspace.derived.progress() == (2, 1)
    (rejected,) = claims_of(workspace, form("甲", 2022).id)
    assert rejected.status is Status.REJECTED
    workspace.store.decisions.undo(claim.id, "某人", "2024-06-01")
    assert claims_of(workspace, form("甲", 2022).id) == (claim,)


def test_a_decision_survives_its_forms_and_comes_back_with_them(workspace: Workspace) -> None:
    first = workspace.put(form("甲", 2022), form("甲", 2023))
    (claim,) = claims_of(workspace, form("甲", 2022).id)
    workspace.store.decisions.decide(decision_of(claim, Verdict.CONFIRMED))
    workspace.store.remove(first)
    assert workspace.derived.states() == []
    workspace.put(form("甲", 2022), form("甲", 2023), name="again.txt")
    (again,) = claims_of(workspace, form("甲", 2022).id)
    assert again.status is Status.CONFIRMED


def test_other_code_makes_everything_anew(tmp_path: Path) -> None:
    first = Workspace(tmp_path)
    first.put(form("甲", 2022))
    first.derived.compute()
    same, other = Workspace(tmp_path), Workspace(tmp_path, version="2")
    assert same.derived.compute() == 0
    assert other.derived.compute() == 1


@pytest.mark.parametrize("content", [None, b"", b"no database, " * 1_000])
def test_what_is_kept_may_be_deleted_or_damaged_at_any_time(
    workspace: Workspace, content: bytes | None
) -> None:
    workspace.put(form("甲", 2022), form("甲", 2023))
    before = claims_of(workspace, form("甲", 2022).id)
    path = workspace.folder / "derived.sqlite"
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    for opened in (workspace, Workspace(workspace.folder)):
        assert claims_of(opened, form("甲", 2022).id) == before
        assert opened.derived.progress() == (1, 0)


def test_a_product_that_fails_leaves_the_others_and_is_said(workspace: Workspace) -> None:
    def fail(*_: object) -> dict[str, int]:
        raise ValueError("a fault")

    workspace.put(form("甲", 2022))
    workspace.replace_count(fail)
    assert workspace.derived.parts(CLAIMS, "甲") == {"": ()}
    assert workspace.derived.parts(COUNT, "甲") == {}
    assert [problem for problem in workspace.derived.problems() if "ValueError: a fault" in problem]


def test_what_is_kept_otherwise_than_it_would_be_made_is_found(workspace: Workspace) -> None:
    workspace.put(form("甲", 2022))
    workspace.derived.compute()
    assert list(workspace.derived.problems()) == []
    workspace.replace_count(lambda block, _: {each.id: 7 for each in block.forms})
    (problem,) = workspace.derived.problems()
    assert "block 甲: other count" in problem


def test_one_by_one_gives_what_a_rebuild_gives(workspace: Workspace) -> None:
    for year in (2024, 2022, 2023):
        workspace.put(form("甲", year), name=f"{year}.txt")
        workspace.derived.compute()
    one_by_one = list(workspace.derived.each(CLAIMS))
    workspace.derived.rebuild()
    assert list(workspace.derived.each(CLAIMS)) == one_by_one
    assert len(one_by_one[0][1][""]) == 2


def test_a_set_is_kept_in_an_order_that_no_run_has_of_its_own(workspace: Workspace) -> None:
    names = [f"名{number}" for number in range(100)]
    workspace.products["names"] = Product(frozenset[str], lambda *_: {"": frozenset(names)})
    workspace.put(form("甲", 2022))
    workspace.derived.compute()
    kept = DerivedCache(workspace.folder).parts("甲", "names")
    assert kept
    assert msgspec.msgpack.decode(kept[""]) == sorted(names)
