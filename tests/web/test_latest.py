from web.inferred.latest import Latest


def test_what_was_made_of_a_state_is_not_made_again() -> None:
    latest = Latest[str](2)
    assert latest.of("a", 1, lambda: "first") == "first"
    assert latest.of("a", 1, lambda: "again") == "first"
    assert latest.of("a", 2, lambda: "second") == "second"
    assert latest.of("a", 1, lambda: "third") == "third"


def test_the_longest_unused_goes_first_and_the_last_always_stays() -> None:
    latest = Latest[str](5, len)
    for key, thing in (("a", "12"), ("b", "34")):
        latest.of(key, 1, lambda thing=thing: thing)  # type: ignore[misc]
    latest.of("a", 1, lambda: "new")
    latest.of("c", 1, lambda: "56")
    assert latest.of("a", 1, lambda: "new") == "12"
    assert latest.of("b", 1, lambda: "new") == "new"
    latest.of("d", 1, lambda: "too much for all")
    assert latest.of("d", 1, lambda: "new") == "too much for all"
    assert latest.of("a", 1, lambda: "new") == "new"
