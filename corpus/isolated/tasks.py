"""What a child can be asked to do with a file."""

from collections.abc import Callable

from corpus.errors import ReadError
from corpus.isolated.messages import Member, Reply, Request, Say, packed, packed_pages

Tell = Callable[[Reply], None]
Task = Callable[[Request, Tell], bytes]


def read(request: Request, tell: Tell) -> bytes:
    """The document; with `page`, of the pages before that one."""
    from corpus.reading import count_of, read_bytes

    def step(page: int, picture: bool) -> None:
        tell(Reply(Say.STEP, page=page, picture=picture))

    tell(Reply(Say.STEP, of=count_of(request.data, request.name)))
    return packed(
        read_bytes(request.data, request.name, request.limits, before=request.page, step=step)
    )


def pages(request: Request, tell: Tell) -> bytes:
    """Every page, or the one with the number `page`."""
    from corpus.reading import pages_of

    def step(page: int, picture: bool) -> None:
        tell(Reply(Say.STEP, page=page, picture=picture))

    return packed_pages(pages_of(request.data, request.name, request.limits, request.page, step))


def picture(request: Request, _tell: Tell) -> bytes:
    """PNG of the page `page` at `dpi`."""
    from corpus.reading import picture_of

    return picture_of(request.data, request.name, request.page or 1, request.dpi, request.limits)


def unpack(request: Request, tell: Tell) -> bytes:
    """Says every member as an item."""
    from corpus.readers.archive import members

    for path, content in members(request.data, request.name, request.limits):
        if isinstance(content, ReadError):
            member = Member(path, problem=f"{content.found}; expected {content.expected}")
        else:
            member = Member(path, content)
        tell(Reply(Say.ITEM, packed(member)))
    return b""


TASKS: dict[str, Task] = {"read": read, "pages": pages, "picture": picture, "unpack": unpack}
