from tempfile import TemporaryFile

from graph.exporters.keys_met import KeysMet


def test_each_key_is_new_once_however_many_there_are() -> None:
    keys = [f"<https://example.org/{number % 30_000}>" for number in range(60_000)]
    with TemporaryFile(buffering=0) as file:
        met = KeysMet(file)
        found = [met.add(key) for key in keys]
    assert found == [True] * 30_000 + [False] * 30_000
