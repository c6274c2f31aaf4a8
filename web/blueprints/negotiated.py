"""A thing's page is its data where a request asks for that, and names the files beside it."""

from flask import Flask, Response, request
from werkzeug.wrappers import Response as AnyResponse

from web.blueprints.context import services
from web.blueprints.downloads import file_of, none_of_these
from web.presenters import offers
from web.presenters.links import collection_of
from web.presenters.offers import PAGE

_PAGES = frozenset(
    {
        "documents.document",
        "goals.goal",
        "records.department",
        "records.form",
        "records.project",
        "years.indicator",
    }
)


def register(app: Flask) -> None:
    app.before_request(_data_instead)
    app.after_request(_signposts)


def _data_instead() -> AnyResponse | None:
    """The file that is asked for at a page's address, with the address it has of its own."""
    id_ = _node()
    if id_ is None or request.method not in {"GET", "HEAD"}:
        return None
    offer = offers.asked_of(offers.offers_of(id_))
    if offer is PAGE:
        return None
    services().resolve(id_)
    if offer is None:
        return none_of_these(offers.choices_of(id_))
    answer = file_of(id_, offer.suffix)
    answer.content_location = offers.data_url(id_, offer.suffix)
    return answer


def _signposts(response: Response) -> Response:
    """`Link` for each file, and `Vary` whatever was chosen."""
    id_ = _node()
    if id_ is None:
        return response
    response.vary.add("Accept")
    if response.status_code == 200:
        offers.name_each(response, offers.choices_of(id_))
    return response


def _node() -> str | None:
    """The id whose page was asked for, where the address is that of its kind."""
    if request.endpoint not in _PAGES:
        return None
    id_ = str((request.view_args or {})["id_"])
    collection = request.path.split("/")[1]
    return id_ if collection_of(id_) == collection else None
