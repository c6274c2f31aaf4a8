from pathlib import Path

from web.originals.view_cache import ViewCache


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    cache = ViewCache(tmp_path / "views")
    assert cache.get("a", "1.png") is None
    cache.put("a", "1.png", b"picture")
    assert cache.get("a", "1.png") == b"picture"
    assert ViewCache(tmp_path / "views").get("a", "1.png") == b"picture"


def test_the_longest_unused_goes_when_the_room_is_taken(tmp_path: Path) -> None:
    cache = ViewCache(tmp_path, size=100)
    for number in range(4):
        cache.put("a", str(number), bytes(25))
        (tmp_path / "a" / str(number)).touch()
    assert cache.get("a", "0")
    cache.put("b", "4", bytes(25))
    kept = {path.name for path in tmp_path.glob("*/*")}
    assert {"0", "4"} <= kept
    assert "1" not in kept
    assert sum(path.stat().st_size for path in tmp_path.glob("*/*")) <= 100


def test_what_another_process_kept_counts_too(tmp_path: Path) -> None:
    ViewCache(tmp_path, size=100).put("a", "1", bytes(90))
    ViewCache(tmp_path, size=100).put("a", "2", bytes(90))
    assert [path.name for path in tmp_path.glob("*/*")] == ["2"]


def test_one_original_or_all_are_forgotten(tmp_path: Path) -> None:
    cache = ViewCache(tmp_path)
    for sha256 in ("a", "b", "c"):
        cache.put(sha256, "1", b"x")
    cache.forget("a")
    assert [path.parent.name for path in sorted(tmp_path.glob("*/*"))] == ["b", "c"]
    cache.clear()
    assert list(tmp_path.glob("*/*")) == []
    cache.put("a", "1", b"x")
    assert cache.get("a", "1") == b"x"


def test_a_disk_that_takes_nothing_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "views"
    blocked.write_text("a file where the folder should be")
    cache = ViewCache(blocked)
    cache.put("a", "1", b"x")
    assert cache.get("a", "1") is None
