"""Queries that take too much, and processes that are killed."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from graph.errors import (
    SparqlBusy,
    SparqlStopped,
    SparqlTimedOut,
)
from graph.sparql import SparqlService
from tests.graph.sparql.test_service import ENDLESS, INDICATORS, _process

SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"


@pytest.fixture
def hasty() -> Iterator[SparqlService]:
    """A service with little patience."""
    with SparqlService(seconds=1.5) as service:
        yield service


def test_an_endless_query_is_stopped_in_time_and_the_next_is_answered(
    hasty: SparqlService, data: Path
) -> None:
    assert hasty.answer(INDICATORS, data).rows
    started = time.monotonic()
    with pytest.raises(SparqlStopped, match=r"more than 1\.5 s"):
        hasty.answer(ENDLESS, data)
    assert time.monotonic() - started < 15
    hasty.seconds = 20
    assert hasty.answer(INDICATORS, data).rows


def test_a_query_that_eats_memory_is_stopped(data: Path) -> None:
    with SparqlService(seconds=60, memory=100_000_000) as service:
        with pytest.raises(SparqlStopped):
            service.answer("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f ?a", data)
        assert service.answer(INDICATORS, data).rows


def test_a_process_killed_from_outside_is_replaced(service: SparqlService, data: Path) -> None:
    service.answer(INDICATORS, data)
    before = _process(service)
    os.kill(before, signal.SIGKILL)
    time.sleep(0.2)
    assert service.answer(INDICATORS, data).rows
    assert _process(service) != before


def test_a_process_killed_during_a_query_is_an_error_and_then_replaced(
    service: SparqlService, data: Path
) -> None:
    service.answer(INDICATORS, data)
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(service.answer, ENDLESS, data)
        time.sleep(0.5)
        os.kill(_process(service), signal.SIGKILL)
        with pytest.raises(SparqlStopped, match="its process ended"):
            waiting.result()
    assert service.answer(INDICATORS, data).rows


def test_two_endless_queries_end_in_time_while_others_are_answered(data: Path) -> None:
    with SparqlService(seconds=4) as service, ThreadPoolExecutor(2) as threads:
        service.answer(INDICATORS, data)
        holder = _process(service)
        endless = [threads.submit(service.answer, query, data) for query in (ENDLESS, SORTED)]
        time.sleep(0.3)
        started = time.monotonic()
        for _ in range(3):
            assert service.answer(INDICATORS, data).rows
        assert time.monotonic() - started < 4
        assert not any(each.done() for each in endless)
        for each in endless:
            with pytest.raises(SparqlStopped):
                each.result(timeout=10)
        assert _process(service) == holder


@pytest.mark.parametrize("pattern", ["^(a+)+$", "(.*)(.*)(.*)(.*)(.*)[^x]$", "(a|aa)+$"])
def test_a_catastrophic_pattern_ends_in_time(data: Path, pattern: str) -> None:
    with SparqlService(seconds=5) as service, suppress(SparqlStopped):
        started = time.monotonic()
        text = "a" * 5_000 + "b"
        service.answer(f'ASK {{ ?s ?p ?o FILTER(REGEX("{text}", "{pattern}")) }}', data)
    assert time.monotonic() - started < 15


def test_who_has_to_wait_too_long_is_told_so(data: Path) -> None:
    with SparqlService(seconds=5, workers=1) as service, ThreadPoolExecutor(1) as thread:
        service.answer(INDICATORS, data)
        endless = thread.submit(service.answer, ENDLESS, data)
        time.sleep(0.3)
        with pytest.raises(SparqlBusy, match="still running"):
            service.answer(INDICATORS, data)
        assert isinstance(endless.exception(), SparqlTimedOut)
        assert service.answer(INDICATORS, data).rows
