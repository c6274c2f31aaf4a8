"""Office files as zip archives: their parts within limits, and XML without entities or DOCTYPE."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from lxml import etree

from corpus.errors import ReadError
from corpus.limits import Limits
from corpus.readers.ole import MAGIC, streams_of

XmlElement = etree._Element  # noqa: SLF001 - lxml has no public name for it
_ENCRYPTED = "EncryptedPackage"
_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
_PASSWORD = RuntimeError  # what zipfile raises for an encrypted member


@dataclass(frozen=True, slots=True)
class Relation:
    """A part that another part names; `kind` is the last word of its type: worksheet, header …"""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one office file. Every read counts towards `limits.unpacked`."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name = name
        self._limits = limits
        self._unpacked = 0
        self._zip = _open(data, name)
        members = self._zip.infolist()
        if len(members) > limits.members:
            raise self._over("members", f"{len(members)} members")
        self._members = {_folded(member.filename): member for member in members}

    def read(self, part: str) -> bytes | None:
        """The bytes of a part, None where there is none."""
        member = self._members.get(_folded(part))
        if member is None:
            return None
        try:
            with self._zip.open(member) as stream:
                return self._capped(stream, member)
        except _BROKEN as error:
            raise ReadError(self.name, f"{part} is damaged ({error})", "a whole file") from error
        except _PASSWORD as error:
            raise self._encrypted() from error

    def tree(self, part: str) -> XmlElement | None:
        """The root element of a part, None where there is none."""
        data = self.read(part)
        if data is None:
            return None
        try:
            root = etree.fromstring(data, safe_parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged(part, error) from error
        self.refuse_doctype(root, part)
        return root

    def refuse_doctype(self, root: XmlElement, part: str) -> None:
        if root.getroottree().docinfo.doctype:
            raise ReadError(self.name, f"a DOCTYPE in {part}", "an office file without one")

    def damaged(self, part: str, error: Exception) -> ReadError:
        return ReadError(self.name, f"{part} is damaged ({error})", "XML of an office file")

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """The parts that `part` (the package itself without one) names, those outside left out."""
        folder, base = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{base}.rels"))
        return tuple(_relations(root, folder)) if root is not None else ()

    def main_part(self) -> str | None:
        """The path of the document or workbook."""
        kinds = (relation for relation in self.relations() if relation.kind == "officeDocument")
        return next((relation.target for relation in kinds), None)

    def _capped(self, stream: IO[bytes], of: zipfile.ZipInfo) -> bytes:
        chunks, size = [], 0
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            self._unpacked += len(chunk)
            if self._unpacked > self._limits.unpacked:
                raise self._over("unpacked", f"what {of.filename} unpacks to")
            if size > _CHUNK and size > self._limits.ratio * max(of.compress_size, 1):
                raise self._over("ratio", f"{of.filename} unpacked to packed")
            chunks.append(chunk)
        return b"".join(chunks)

    def _over(self, limit: str, what: str) -> ReadError:
        return ReadError(self.name, f"{what}: {self._limits.over(limit)}", "a smaller file")

    def _encrypted(self) -> ReadError:
        return ReadError(self.name, "encrypted", "a file without a password")


def safe_parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True,
        remove_comments=True,
    )  # fmt: skip


def local(node: XmlElement) -> str:
    """Its name without the namespace, so that transitional and strict files read alike."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(node: XmlElement | None, key: str, default: str = "") -> str:
    """An attribute by its name without the namespace."""
    if node is None:
        return default
    plain = node.get(key)
    if plain is not None:
        return plain
    ending = "}" + key
    found = (value for name, value in node.attrib.items() if str(name).endswith(ending))
    return str(next(found, default))


def child(node: XmlElement | None, *path: str) -> XmlElement | None:
    """The first child of that name, and so on down the path."""
    for name in path:
        if node is None:
            return None
        node = next(node.iterchildren(f"{{*}}{name}"), None)
    return node


def whole(text: str, default: int = 0) -> int:
    """A whole number that a file gives, at most nine digits."""
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    usable = digits.isascii() and digits.isdigit() and len(digits) <= 9
    return sign * int(digits) if usable else default


def _open(data: bytes, name: str) -> zipfile.ZipFile:
    if data.startswith(MAGIC):
        if _ENCRYPTED in streams_of(data):
            raise ReadError(name, "encrypted", "a file without a password")
        raise ReadError(name, "an office file of 97 to 2003", "DOCX or XLSX")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise ReadError(name, f"no whole zip archive ({error})", "DOCX or XLSX") from error


def _relations(root: XmlElement, folder: str) -> Iterator[Relation]:
    for node in root:
        target = attribute(node, "Target").replace("\\", "/")
        if local(node) != "Relationship" or attribute(node, "TargetMode") == "External":
            continue
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        kind = attribute(node, "Type").rpartition("/")[2]
        yield Relation(attribute(node, "Id"), kind, posixpath.normpath(path))


def _folded(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").lower()
