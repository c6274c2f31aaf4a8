import subprocess
import sys
from pathlib import Path
from threading import Thread

from corpus.store.lock import FileLock


def test_a_lock_is_had_by_one_thread_at_a_time(tmp_path: Path) -> None:
    lock, tries = FileLock(tmp_path / "lock"), []

    def try_() -> None:
        with lock.held(0.05) as held:
            tries.append(held)

    with lock.held(1) as held:
        assert held
        thread = Thread(target=try_)
        thread.start()
        thread.join()
    try_()
    assert tries == [False, True]


def test_a_lock_can_be_taken_again_inside_itself(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "lock")
    with lock.held(0.1), lock.held(0.1) as held:
        assert held
    with FileLock(tmp_path / "lock").held(0) as free:
        assert free


def test_two_locks_on_one_file_exclude_each_other(tmp_path: Path) -> None:
    with FileLock(tmp_path / "lock").held(1), FileLock(tmp_path / "lock").held(0.05) as second:
        assert not second


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from corpus.store.lock import FileLock\n"
        "with FileLock(Path(sys.argv[1])).held(5) as held:\n"
        "    print(held, flush=True); time.sleep(60)"
    )
    path = tmp_path / "lock"
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        with FileLock(path).held(0.05) as held:
            assert not held
        process.kill()
    with FileLock(path).held(1) as held:
        assert held
