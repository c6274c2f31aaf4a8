import pytest

from corpus.errors import NothingDecided
from corpus.store.base import Verdict
from corpus.store.sqlite import SqliteRecordStore
from tests.builders import make_decision, make_document
from tests.corpus.store.conftest import OpenStore

CONFIRMED = make_decision()
REJECTED = make_decision(verdict=Verdict.REJECTED, by="另一人", at="2024-06-02", note="不是一回事")


def test_what_was_said_last_stands(store: SqliteRecordStore) -> None:
    store.decisions.decide(CONFIRMED)
    store.decisions.decide(REJECTED)
    assert store.decisions.standing() == {CONFIRMED.claim: REJECTED}
    assert store.decisions.history() == [CONFIRMED, REJECTED]


def test_taking_back_keeps_who_said_what(store: SqliteRecordStore) -> None:
    store.decisions.decide(CONFIRMED)
    assert store.decisions.undo(CONFIRMED.claim, "另一人", "2024-06-03") == CONFIRMED
    assert store.decisions.standing() == {}
    verdicts = [(each.verdict, each.by) for each in store.decisions.history(CONFIRMED.claim)]
    assert verdicts == [(Verdict.CONFIRMED, "某审核人"), (Verdict.UNDONE, "另一人")]


def test_what_nobody_decided_cannot_be_taken_back(store: SqliteRecordStore) -> None:
    with pytest.raises(NothingDecided, match="claim-a"):
        store.decisions.undo("claim-a", "某人", "2024-06-03")
    store.decisions.decide(CONFIRMED)
    store.decisions.undo("claim-a", "某人", "2024-06-03")
    with pytest.raises(NothingDecided):
        store.decisions.undo("claim-a", "某人", "2024-06-04")


def test_decisions_survive_documents_and_a_rebuild(open_store: OpenStore) -> None:
    store, document = open_store(), make_document()
    store.put(document, b"", "/a.txt")
    store.decisions.decide(CONFIRMED)
    store.remove(document.id)
    store.rebuild()
    assert open_store().decisions.standing() == {CONFIRMED.claim: CONFIRMED}


def test_merging_twice_adds_nothing_twice(store: SqliteRecordStore) -> None:
    undone = make_decision(verdict=Verdict.UNDONE)
    history = [CONFIRMED, undone, CONFIRMED]
    assert store.decisions.merge(history) == 3
    assert store.decisions.merge(history) == 0
    assert store.decisions.history() == history
    assert store.decisions.standing() == {CONFIRMED.claim: CONFIRMED}


def test_merging_what_is_known_does_not_change_what_stands(store: SqliteRecordStore) -> None:
    store.decisions.decide(CONFIRMED)
    store.decisions.decide(REJECTED)
    assert store.decisions.merge([CONFIRMED]) == 0
    assert store.decisions.standing() == {CONFIRMED.claim: REJECTED}


def test_the_count_tells_what_is_new(store: SqliteRecordStore) -> None:
    assert store.decisions.count == 0
    store.decisions.decide(CONFIRMED)
    seen = store.decisions.count
    store.decisions.decide(REJECTED)
    assert store.decisions.history(since=seen) == [REJECTED]
