"""Headers of every answer: what a page may load, and how long it may be kept."""

import hashlib

from flask import Flask, Response, request

from web.language import remember, tag

_POLICY = "; ".join(
    (
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
_SECURITY = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_FOREVER = f"public, max-age={365 * 24 * 3600}, immutable"


def register(app: Flask) -> None:
    app.after_request(_finish)


def _finish(response: Response) -> Response:
    for name, value in _SECURITY.items():
        response.headers.setdefault(name, value)
    return remember(_cached(response))


def _cached(response: Response) -> Response:
    """A page is asked for anew each time, and not sent again where it has not changed."""
    if request.endpoint == "static":
        if "v" in request.args:
            response.headers["Cache-Control"] = _FOREVER  # in place of Flask's own no-cache
        return response
    if response.get_etag()[0]:  # the view says for how long
        return response
    response.headers.setdefault("Cache-Control", "no-cache")
    response.headers.setdefault("Content-Language", tag())
    response.vary.update(("Accept-Language", "Cookie"))
    sent_whole = not response.is_streamed and not response.direct_passthrough
    if response.status_code == 200 and sent_whole and request.method == "GET":
        digest = hashlib.blake2b(response.get_data(), digest_size=12).hexdigest()
        response.set_etag(digest, weak=True)
        response.make_conditional(request)
    return response
