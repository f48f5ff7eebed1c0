"""Places as editors count them: lines end at a line feed or carriage return, columns count code units from 0.

A data file's own places count otherwise: YAML ends lines at U+0085 and U+2028 too, and counts characters. Between the
two stands the offset, the number of characters from the start of the text.
"""

import re
from bisect import bisect_right
from typing import Final, TypeAlias

from lsprotocol import types

#: What columns are counted in, as editor and server agree on it: UTF-16 where the editor does not offer another.
Encoding: TypeAlias = types.PositionEncodingKind | str
_UTF16: Final = types.PositionEncodingKind.Utf16


class Lines:
    """A text as an editor has it, a byte order mark included where the editor shows one."""

    def __init__(self, text: str, encoding: Encoding = _UTF16) -> None:
        self._text = text
        self._encoding = encoding
        self._starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]

    def position(self, offset: int) -> types.Position:
        """The position of a character, or of the end of the text."""
        line = bisect_right(self._starts, offset) - 1
        return types.Position(line, self._units(self._text[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> types.Range:
        """The range from one offset up to another."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; one behind the end of its line or of the text is that end."""
        if position.line >= len(self._starts):
            return len(self._text)
        start = self._starts[position.line]
        end = self._starts[position.line + 1] if position.line + 1 < len(self._starts) else len(self._text)
        line = self._text[start:end].rstrip("\r\n")
        if line.isascii():
            return start + min(position.character, len(line))
        units = 0
        for index, char in enumerate(line):
            if units >= position.character:
                return start + index
            units += self._units(char)
        return start + len(line)

    def _units(self, text: str) -> int:
        if self._encoding == types.PositionEncodingKind.Utf32 or text.isascii():
            return len(text)
        if self._encoding == types.PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
