"""Where a request comes from, as browsers say: forms elsewhere must not write here."""

from flask import request


def is_same_origin() -> bool:
    """Whether no browser says that a page elsewhere has sent this."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin")
    return origin is None or origin == request.host_url.rstrip("/")
