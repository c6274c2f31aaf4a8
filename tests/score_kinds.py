"""The kinds of files that are scored, the bar of each, and which of them a file is."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.pages import Table
from corpus.readers import ocr, pdf


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    chinese: str
    bar: Mapping[str, int] = field(default_factory=dict)  # the least percentage by measure
    needs: str = ""  # what may not be installed here


def _all(least: int) -> dict[str, int]:
    return {"fields": least, "rows": least}


_LOOSE = {"pairs": 97, "rows": 90}
KINDS = {
    "pdf": Kind("PDF, ruled", "PDF，有框线", _all(100)),
    "borderless": Kind("PDF without rules", "PDF，无框线", _all(98)),
    "docx": Kind("DOCX", "DOCX", _all(100)),
    "xlsx": Kind("XLSX", "XLSX", _all(100)),
    "html": Kind("HTML", "HTML", _all(100)),
    "xls": Kind("XLS", "XLS"),
    "doc": Kind("DOC", "DOC", needs="LibreOffice"),
    "scan": Kind("scans and pictures", "扫描件、图片", _all(97), "[ocr]"),
    "raw": Kind("pdftotext -raw", "pdftotext -raw", _all(95)),
    "pymupdf": Kind("PyMuPDF", "PyMuPDF", _all(95)),
    "layout": Kind("pdftotext -layout", "pdftotext -layout", _LOOSE),
    "plain": Kind("pdftotext", "pdftotext", _LOOSE),
    "miner": Kind("pdfminer", "pdfminer", _LOOSE),
    "seed": Kind("pdfminer (the seed)", "pdfminer（seed）", _LOOSE),
    "md": Kind("Markdown, tabs", "Markdown、制表符"),
}
_SUFFIXES = {
    ".docx": "docx", ".doc": "doc", ".xlsx": "xlsx", ".xls": "xls", ".html": "html", ".htm": "html",
    ".mht": "html", ".mhtml": "html", ".png": "scan", ".jpg": "scan", ".jpeg": "scan", ".md": "md",
    ".tsv": "md",
}  # fmt: skip
_TEXTS = {"mupdf": "pymupdf", "tsv": "md", "pipes": "md", "cells": "md"}
SUFFIXES = {".pdf", ".txt", *_SUFFIXES}
_SEED = "seed-2024"


def kind_of(path: Path) -> str:
    """A key of KINDS; of other texts the last part of the name: a.web.txt is `web`."""
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        return _pdf_kind(path)
    if suffix != ".txt":
        return _SUFFIXES[suffix]
    if path.stem == _SEED:
        return "seed"
    kind = Path(path.stem).suffix.removeprefix(".")
    return _TEXTS.get(kind, kind) or "text"


def _pdf_kind(path: Path) -> str:
    """By its pages: whether their tables are ruled, or there is no text at all."""
    blocks = 0
    tables: list[Table] = []
    try:
        for page in pdf.read(path.read_bytes(), path.name, Limits()):
            blocks += len(page.blocks)
            tables += [block for block in page.blocks if isinstance(block, Table)]
    except ReadError:
        return "pdf"
    if not blocks:
        return "scan"
    return "pdf" if any(table.ruled for table in tables) or not tables else "borderless"


def is_read_here(kind: str) -> bool:
    """Whether what reading that kind needs is installed."""
    if kind == "scan":
        return ocr.is_installed()
    return kind != "doc" or any(map(shutil.which, ("soffice", "libreoffice")))


def is_met(kind: str, share: Mapping[str, float]) -> bool:
    """Whether percentages reach the bar of a kind; a measure that nothing was asked of does."""
    bar = KINDS[kind].bar if kind in KINDS else {}
    return all(share.get(measure, 100) >= least for measure, least in bar.items())
