"""A page is its data where a request asks for that, and names the files beside it."""

from flask import Flask, Response, current_app, make_response, request
from werkzeug.wrappers import Response as AnyResponse

from web.blueprints.context import services
from web.blueprints.downloads import file_of, none_of_these
from web.presenters import offers
from web.presenters.offers import PAGE
from web.presenters.twins import VIEWS, lasting_address, node_asked, twins

_OF_THEMSELVES = frozenset({"sparql.endpoint", "vocabulary.terms"})  # they choose

_LONGEST = 500  # bytes of a query that headers repeat


def register(app: Flask) -> None:
    app.before_request(_data_instead)
    app.after_request(_signposts)


def _data_instead() -> AnyResponse | None:
    """The file that is asked for at a page's address, with the address it has of its own."""
    if request.method not in {"GET", "HEAD"}:
        return None
    id_ = node_asked()
    return _table_instead() if id_ is None else _node_instead(id_)


def _node_instead(id_: str) -> AnyResponse | None:
    offer = offers.asked_of(offers.offers_of(id_))
    if offer is PAGE:
        return None
    services().resolve(id_)
    if offer is None:
        return none_of_these(offers.choices_of(id_))
    answer = file_of(id_, offer.suffix)
    answer.content_location = offers.data_url(id_, offer.suffix)
    return answer


def _table_instead() -> AnyResponse | None:
    """Of a view that shows rows; a request that accepts none of its files gets the page."""
    view = VIEWS.get(request.endpoint or "")
    if view is None or request.endpoint in _OF_THEMSELVES or len(view.suffixes) < 2:
        return None
    choices = dict(twins())
    offer = offers.asked_of((PAGE, *choices))
    if offer is None or offer is PAGE:
        return None
    values = dict(request.view_args or {})
    view_function = current_app.view_functions[view.files]
    answer = make_response(view_function(**values, suffix=offer.suffix))
    answer.content_location = choices[offer]
    answer.vary.add("Accept")
    return answer


def _signposts(response: Response) -> Response:
    """`Link` for the lasting address and each file, and `Vary` whatever was chosen."""
    node = node_asked()
    if node is not None or request.endpoint in VIEWS:
        response.vary.add("Accept")
        short = len(request.query_string) <= _LONGEST
        if response.status_code == 200 and short and request.endpoint not in _OF_THEMSELVES:
            choices = twins() if node is None else offers.choices_of(node)
            response.headers.add("Link", f'<{lasting_address()}>; rel="canonical"')
            offers.name_each(response, choices)
    return response
