"""Parts of a DOCX, unpacked within limits.

It knows sizes as they come out, not as the archive claims them. It does not follow links and runs nothing.
There is no law here: the format is ECMA-376 (Office Open XML), part 2.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from palais.core.documents.limits import Limits
from palais.core.documents.refusals import DocumentRefused, Refusal

_DAMAGED = "The DOCX is damaged or cut off. Fetch it again and hand in the whole file."
_TOO_MUCH = "The file unpacks to more than a document holds. It was not read."
_ENCRYPTED_FLAG = 0x1
_STEP = 1 << 20


class Archive:
    """The parts of a DOCX by name. Raises DocumentRefused for one that is damaged or unpacks to too much."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self.names = frozenset(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):
            raise DocumentRefused(Refusal.DAMAGED, _DAMAGED) from None
        if len(self.names) > limits.parts:
            raise DocumentRefused(Refusal.TOO_MUCH_INSIDE, _TOO_MUCH)
        self._limits = limits
        self._left = limits.unpacked_bytes

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none."""
        if name not in self.names:
            return None
        most = min(self._limits.part_bytes, self._left)
        taken: list[bytes] = []
        size = 0
        try:
            if self._zip.getinfo(name).flag_bits & _ENCRYPTED_FLAG:
                raise DocumentRefused(
                    Refusal.ENCRYPTED, "The document is locked with a password. Hand in a copy without one."
                )
            with self._zip.open(name) as stream:
                while step := stream.read(_STEP):
                    size += len(step)
                    if size > most:
                        raise DocumentRefused(Refusal.TOO_MUCH_INSIDE, _TOO_MUCH)
                    taken.append(step)
        except DocumentRefused:
            raise
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
            raise DocumentRefused(Refusal.DAMAGED, _DAMAGED) from None
        self._left -= size
        return b"".join(taken)

    def tree(self, name: str) -> etree._Element | None:
        """A part as XML, without entities or anything from outside; None where there is none."""
        content = self.part(name)
        if content is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
        )
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError:
            raise DocumentRefused(Refusal.DAMAGED, _DAMAGED) from None
