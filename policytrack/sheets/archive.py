"""The parts of an .xlsx file, which may be a stranger's: whole, and of a size and an extent that can be held.

A reader of values holds every cell between the first and the last. A file of some hundred bytes with one cell at the
far corner would end the process where the memory ends; so would a part that unpacks to more than it says.
"""

import re
import zipfile
import zlib
from io import BytesIO
from typing import Final, NamedTuple

from policytrack.errors import PolicytrackError
from policytrack.text.messages import say

#: The most bytes that the parts of a workbook may have once they are unpacked: two million cells.
MOST_UNPACKED: Final = 400_000_000
#: The most cells that a sheet may span: more are a sheet that was formatted to its end.
MOST_CELLS: Final = 5_000_000
#: Where a row or a cell says that it stands.
_PLACE: Final = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
_LOCAL_HEADER: Final = 30  # the bytes of it before the name (APPNOTE.TXT, 4.3.7)


class Extent(NamedTuple):
    """How many rows and columns a sheet spans."""

    rows: int
    columns: int


class Archive:
    """An .xlsx file whose parts unpack to what they say. Raises `PolicytrackError` where it is none."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._data = data
        try:
            self._parts = {entry.filename: entry for entry in zipfile.ZipFile(BytesIO(data)).infolist()}
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
            raise self.broken(error) from None
        unpacked = sum(entry.file_size for entry in self._parts.values())
        if unpacked > MOST_UNPACKED:
            message = say("{} unpacks to {:,} bytes, more than the {:,} that are read", name, unpacked, MOST_UNPACKED)
            raise PolicytrackError(message, say("split the workbook"))
        if "xl/workbook.xml" not in self._parts:
            raise self.broken(say("it has no list of sheets"))
        for part in self._parts:
            if part.endswith((".xml", ".rels")):
                _extent_within_bounds(name, self.read(part))

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises `PolicytrackError` where they are not those that the archive promises."""
        entry = self._parts.get(part)
        if entry is None:
            raise self.broken(say("{} is missing in it", part))
        head = self._data[entry.header_offset : entry.header_offset + _LOCAL_HEADER]
        start = (
            entry.header_offset + _LOCAL_HEADER + sum(int.from_bytes(head[at : at + 2], "little") for at in (26, 28))
        )
        packed = self._data[start : start + entry.compress_size]
        if entry.compress_type == zipfile.ZIP_STORED:
            data, whole = packed, len(packed) == entry.file_size
        else:
            try:
                unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
                data = unpacking.decompress(packed, entry.file_size + 1)
            except zlib.error as error:
                raise self.broken(error) from None
            whole = len(data) == entry.file_size and (unpacking.eof or not unpacking.unconsumed_tail)
        if not whole or zlib.crc32(data) != entry.CRC or entry.flag_bits & 1:
            raise self.broken(say("{} in it is damaged", part))
        return data

    def broken(self, why: object) -> PolicytrackError:
        """The error for what is no whole workbook."""
        return PolicytrackError(say("{} is no whole workbook: {}", self.name, str(why)), say("save it again as .xlsx"))


def _extent_within_bounds(name: str, part: bytes) -> None:
    if b"\0" in part[:1000]:
        raise PolicytrackError(say("{} holds a part that is not UTF-8", name), say("save it again as .xlsx"))
    extent = extent_of(part)
    if extent.rows * extent.columns > MOST_CELLS:
        raise PolicytrackError(
            say("{}: a sheet spans {:,} rows of {:,} cells, more than are read", name, extent.rows, extent.columns),
            say("delete the empty rows and columns behind the table"),
        )


def extent_of(part: bytes) -> Extent:
    """How far the rows and cells of a sheet reach, as they say themselves."""
    rows = columns = 1
    lasts: set[bytes] = set()
    for letters, digits in _PLACE.findall(part):
        lasts.add(letters)
        rows = max(rows, int(digits[:9]))
    for letters in lasts:
        column = 0
        for letter in letters[:8].upper():
            column = column * 26 + letter - 64
        columns = max(columns, column)
    return Extent(rows, columns)
