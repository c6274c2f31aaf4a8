"""Born-digital PDF → pages of tables and lines, with PDFium."""

from corpus.readers.pdf.reader import read

__all__ = ["read"]
