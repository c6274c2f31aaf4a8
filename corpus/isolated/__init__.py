"""Files are read in a child process, which may be killed at any moment."""

from corpus.isolated.messages import Member
from corpus.isolated.service import Isolated

__all__ = ["Isolated", "Member"]
