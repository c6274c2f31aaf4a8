"""Files that people send by the pages: they wait, are read, and are added when a person says so."""

from web.uploads.queue import Queue, QueueFull
from web.uploads.service import Uploads
from web.uploads.upload import State, Upload, harmless

__all__ = ["Queue", "QueueFull", "State", "Upload", "Uploads", "harmless"]
