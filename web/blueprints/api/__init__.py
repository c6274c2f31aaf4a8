"""`/api/v1`: the same answers as JSON, described by one table of endpoints."""

from web.blueprints.api import reference
from web.blueprints.api.serving import bp

__all__ = ["bp", "reference"]
