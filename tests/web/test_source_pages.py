import threading
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.pages import Page
from tests.evaluations import PDF as NAME
from tests.evaluations import evaluated_document
from tests.graph.exports import summary_of
from tests.web.originals import BOOK, Originals, book, sheet
from web.bootstrap import open_services
from web.config import Config
from web.originals.source_pages import ReaderBusy, SourcePages
from web.originals.view_cache import ViewCache

PDF = summary_of(evaluated_document())


def pages_of(reader: Originals, folder: Path) -> SourcePages:
    return SourcePages(reader, lambda _id: b"original", ViewCache(folder))


def test_a_page_is_read_once(tmp_path: Path) -> None:
    reader = Originals()
    pages = pages_of(reader, tmp_path)
    summary = summary_of(book())
    assert pages.page(summary, 1) == sheet()
    assert pages.page(summary, 1) == sheet()
    assert reader.made == [(BOOK, 1)]


def test_a_picture_knows_the_size_of_its_page(tmp_path: Path) -> None:
    picture = pages_of(Originals(), tmp_path).picture(PDF, 1, 120)
    assert picture.png.startswith(b"\x89PNG")
    assert (round(picture.width), round(picture.height)) == (595, 842)


def test_a_page_that_is_not_there_is_an_error_of_the_file(tmp_path: Path) -> None:
    class Empty(Originals):
        def pages(self, data: bytes, name: str, page: int | None = None) -> tuple[Page, ...]:
            return ()

    with pytest.raises(ReadError, match="no page 7"):
        pages_of(Empty(), tmp_path).page(PDF, 7)


def test_a_few_may_wait_for_the_reader_and_others_are_told(tmp_path: Path) -> None:
    going, go_on = threading.Semaphore(0), threading.Event()

    class Slow(Originals):
        def picture(self, data: bytes, name: str, page: int = 1, dpi: int = 150) -> bytes:
            going.release()
            assert go_on.wait(20)
            return super().picture(data, name, page, dpi)

    pages = pages_of(Slow(), tmp_path)
    waiting = [threading.Thread(target=pages.picture, args=(PDF, n, 120)) for n in range(1, 5)]
    for thread in waiting:
        thread.start()
    for _ in waiting:
        assert going.acquire(timeout=20)
    with pytest.raises(ReaderBusy):
        pages.picture(PDF, 9, 120)
    go_on.set()
    for thread in waiting:
        thread.join()
    assert pages.picture(PDF, 9, 120).png


def test_what_was_made_of_an_original_goes_with_it(tmp_path: Path) -> None:
    file = tmp_path / NAME
    file.write_text(NAME)
    config = Config(tmp_path / "workspace", engine="memory:")
    services = open_services(config, reader=Originals())
    (id_,) = services.add([file]).added
    services.source_picture(id_, 1, 120)
    made = config.workspace / "views"
    assert len(list(made.glob("*/*.png"))) == 1
    services.remove([id_])
    assert list(made.glob("*/*")) == []
    services.close()
