"""A plan's file as text: plain text in its encoding, a saved web page, a Word document, a PDF.

Word and PDF are read by the libraries of the extra `policytrack[plans]`, each loaded when such a file is opened. Web
pages are read by the standard library's parser: what tells main text from the rest of a page also leaves out tables and
short lines, and of a plan no figure may be lost.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from types import MappingProxyType
from typing import Final

from policytrack.errors import PolicytrackError
from policytrack.plans.pdf_pages import page_text
from policytrack.text import encodings
from policytrack.text.messages import say
from policytrack.text.printable import without_hidden

#: How a file of each kind begins.
_PDF: Final = re.compile(rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n])%PDF-[0-9]")
#: So many bytes may stand before what a PDF begins with.
_HEAD: Final = 1024
_ZIP: Final = b"PK\x03\x04"
_RICH_TEXT: Final = b"{\\rtf"
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0"
#: What Word makes of a document with a password is a file of the old kind, too.
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_HTML: Final = re.compile(rb"^\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)", re.IGNORECASE | re.DOTALL)
#: What tells that a text file holds a piece of a page.
_TAG: Final = re.compile(rb"</(?:p|div|td|tr|li|h[1-6]|table|span)>|<br\s*/?>", re.IGNORECASE)
_FEWEST_TAGS: Final = 5
#: What a page has its paragraphs in. Markdown with tables of a page has lines.
_BLOCK: Final = re.compile(rb"<(?:p|div)[\s>]", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_EXTRA: Final = say("pip install 'policytrack[plans]'")
#: The most pieces of text that a row of a table is read in.
_LONGEST_ROW: Final = 100
#: The most columns or rows that a cell is read to take.
_LONGEST_SPAN: Final = 100
#: The most that a Word document may unfold to, in bytes.
_MOST_UNFOLDED: Final = 200_000_000

Tell = Callable[[int], None]


def plan_text(data: bytes, name: str, tell: Tell = lambda done: None) -> str:
    """The text of a plan's file; `name` is said in errors, `tell` is told how many pages are read.

    What does not show (a soft hyphen, a terminal escape) is left out, because no quote may have it. Raises
    `PolicytrackError` for a file that holds no text that can be read: empty, encrypted, scanned, broken.
    """
    if not data.strip():
        raise PolicytrackError(say("{} is empty", name))
    if is_pdf(data):
        text = _pdf(data, name, tell)
    elif data.startswith(_ZIP):
        text = _docx(data, name)
    elif data.startswith(_PICTURES):
        raise PolicytrackError(say("{} is a picture", name), say("run it through text recognition first"))
    elif data.startswith(_RICH_TEXT):
        raise PolicytrackError(say("{} is rich text (.rtf)", name), say("save it as .docx, .pdf or .txt first"))
    elif data.startswith(_OLD_WORD) and _ENCRYPTED in data:
        raise PolicytrackError(say("{} is encrypted", name), say("save a copy without the password"))
    elif data.startswith(_OLD_WORD):
        raise PolicytrackError(
            say("{} is an old Word document (.doc)", name), say("save it as .docx, .pdf or .txt first")
        )
    elif _HTML.match(data) or name.lower().endswith((".html", ".htm", ".xhtml")):
        text = _html(data, name)
    elif _is_piece_of_page(data):
        text = _html(data, name, keeps_lines=_BLOCK.search(data) is None)
    else:
        text = _plain(data, name)
    if not text.strip():
        raise PolicytrackError(say("{} holds no text", name))
    return without_hidden(text.replace("\r\n", "\n").replace("\r", "\n"))


def _plain(data: bytes, name: str) -> str:
    """The text of a file of no other kind, whatever its name says. Raises `PolicytrackError` where it has none."""
    try:
        return decoded(data, name)
    except PolicytrackError as error:
        ending = name.lower().rpartition(".")[2]
        if ending not in ("pdf", "docx"):
            raise
        raise PolicytrackError(
            say("{} is no .{} file, whatever its name says", name, ending),
            say("open it to see what it is, and save it again"),
        ) from error


def is_pdf(data: bytes) -> bool:
    """Whether a file is read by a library in C, which its bytes can lead to take any memory."""
    return _PDF.search(data[:_HEAD]) is not None


def _is_piece_of_page(data: bytes) -> bool:
    return sum(1 for _ in zip(range(_FEWEST_TAGS), _TAG.finditer(data[:200_000]), strict=False)) == _FEWEST_TAGS


def decoded(data: bytes, name: str) -> str:
    """A text in UTF-8, UTF-16, GB 18030 or Big5. Raises `PolicytrackError` where it is none of them."""
    try:
        text = encodings.decoded(data).text
    except encodings.EncodingError as error:
        raise PolicytrackError(
            say("{}:{}: {}", name, error.line, error.message), say("save it as UTF-8 text, .html, .docx or .pdf")
        ) from None
    if "\x00" in text:
        raise PolicytrackError(say("{} is no text", name), say("plans are read as .txt, .md, .html, .docx and .pdf"))
    return text


class _Page(HTMLParser):
    """The text of a web page: a line a block, a line a row of a table with its cells apart by tabs.

    A cell that is merged over several columns or rows is followed by empty ones, so that each stands below its label.
    Where it `keeps_lines`, lines of its source are lines of the text too, as in markdown with tables of a page.
    """

    _SKIPPED: Final = frozenset({"script", "style", "nav", "noscript", "template", "svg", "footer", "select", "button"})
    _BLOCKS: Final = frozenset(
        {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "table", "tr",
         "blockquote", "pre", "dd", "dt", "title", "header", "main", "center", "hr"}
    )  # fmt: skip

    def __init__(self, *, keeps_lines: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.keeps_lines = keeps_lines
        self.parts: list[str] = []
        self.skipping: list[str] = []
        self.in_cell = 0
        self.row = _MergedCells()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._SKIPPED:
            self.skipping.append(tag)
        elif tag in ("td", "th"):
            said = dict(attrs)
            tabs = self.row.before_cell(_span(said.get("colspan")), _span(said.get("rowspan")))
            # a cell that is empty holds its place, the first of a row too
            if not tabs and self.parts and not self.parts[-1].endswith("\n"):
                tabs = 1
            self._tabs(tabs)
            self.in_cell += 1
        elif tag == "br" and self._is_in_row():
            self.parts.append(" ")
        elif tag in self._BLOCKS:
            if tag in ("tr", "table"):
                self.in_cell = 0
                self.row = self.row.below() if tag == "tr" else _MergedCells()
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if self.skipping and tag == self.skipping[-1]:
            self.skipping.pop()
        elif tag in ("td", "th"):
            self.in_cell = max(0, self.in_cell - 1)
        elif tag in self._BLOCKS:
            if tag in ("tr", "table"):
                self.in_cell = 0
            if tag == "tr":
                self._tabs(self.row.behind_cells())
            self._break()

    def handle_data(self, data: str) -> None:
        if self.skipping:
            return
        for place, line in enumerate(data.split("\n") if self.keeps_lines and not self.in_cell else [data]):
            if place:
                self.parts.append("\n")
            words = re.sub(r"[\s ]+", " ", line)
            if words.strip() or (words and self.parts and not self.parts[-1].endswith(("\n", "\t", " "))):
                self.parts.append(words)

    def _tabs(self, count: int) -> None:
        if count:
            self.parts.append("\t" * count)

    def _is_in_row(self) -> bool:
        """Whether what is read last is a row of a table in markdown."""
        line = "".join(self.parts[-_LONGEST_ROW:]).rpartition("\n")[2]
        return self.keeps_lines and line.lstrip().startswith("|")

    def _break(self) -> None:
        if not self.in_cell and self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")


class _MergedCells:
    """A row of a table of a page, in which cells of the rows above may take columns."""

    def __init__(self, taken: Mapping[int, int] = MappingProxyType({})) -> None:
        self.taken = taken  # the columns that cells of rows above take, each for so many rows from here on
        self.opened: dict[int, int] = {}
        self.column = 0  # where the next cell may stand
        self.written = 0  # the column that what is written stands in

    def before_cell(self, columns: int, rows: int) -> int:
        """How many tabs stand before the next cell, which is over so many columns and rows."""
        while self.column in self.taken:
            self.column += 1
        tabs, self.written = self.column - self.written, self.column
        for _ in range(columns):
            if rows > 1:
                self.opened[self.column] = rows - 1
            self.column += 1
        return tabs

    def behind_cells(self) -> int:
        """How many tabs stand behind the last cell, for the columns that are left."""
        return max(self.column, max(self.taken, default=-1) + 1) - 1 - self.written if self.column else 0

    def below(self) -> "_MergedCells":
        """The next row."""
        return _MergedCells({column: rows - 1 for column, rows in self.taken.items() if rows > 1} | self.opened)


def _span(said: str | None) -> int:
    """How many columns or rows a cell says that it takes."""
    return min(int(said), _LONGEST_SPAN) if said and said.strip().isdecimal() and int(said) else 1


def _html(data: bytes, name: str, *, keeps_lines: bool = False) -> str:
    said = _CHARSET.search(data[:4096])
    text = None
    if said is not None:
        encoding = said[1].decode("ascii").lower()
        try:
            text = encodings.decoded(data, encoding).text
        except (LookupError, encodings.EncodingError):
            text = None
    return web_page_text(text if text is not None else decoded(data, name), keeps_lines=keeps_lines)


def web_page_text(html: str, *, keeps_lines: bool = False) -> str:
    """The text of a web page; with `keeps_lines` its lines stay apart where the page would run them together."""
    page = _Page(keeps_lines=keeps_lines)
    page.feed(html)
    page.close()
    lines = (line.strip(" ") for line in "".join(page.parts).split("\n"))
    return "\n".join(line for line in lines if line.strip())


def _docx(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unfolded = sum(entry.file_size for entry in archive.infolist())
            is_word = "word/document.xml" in archive.namelist()
            is_workbook = "xl/workbook.xml" in archive.namelist()
    except zipfile.BadZipFile:
        raise PolicytrackError(say("{} is a broken Word document", name)) from None
    if is_workbook:
        raise PolicytrackError(say("{} is a workbook", name), say("`policytrack map` and `import` read workbooks"))
    if not is_word:
        raise PolicytrackError(
            say("{} is an archive, and no Word document", name), say("unpack it, or save it as .docx or .pdf")
        )
    if unfolded > _MOST_UNFOLDED:
        raise PolicytrackError(
            say("{} unfolds to {:,} bytes, more than the {:,} that are read", name, unfolded, _MOST_UNFOLDED)
        )
    try:
        import docx  # noqa: PLC0415 - an extra
        from docx.table import Table  # noqa: PLC0415
    except ImportError:
        raise PolicytrackError(say("reading {} needs the library for Word documents", name), _EXTRA) from None
    try:
        lines: list[str] = []
        for block in docx.Document(io.BytesIO(data)).iter_inner_content():
            if isinstance(block, Table):
                lines.extend(_rows(block.rows))
            else:
                lines.append(block.text)
    except Exception as error:  # the library lets through what its parsers raise
        raise PolicytrackError(say("{} is a broken Word document: {}", name, error)) from None
    return "\n".join(lines)


def _rows(rows: Iterable[object]) -> Iterator[str]:
    """The rows of a Word table; of a cell that is merged over several columns or rows the first says it."""
    above: list[object] = []
    for row in rows:
        merged = [cell._tc for cell in row.cells]  # type: ignore[attr-defined]
        cells = [" ".join(cell.text.split()) for cell in row.cells]  # type: ignore[attr-defined]
        yield "\t".join(
            "" if one in merged[:place] or one in above[place : place + 1] else cell
            for place, (one, cell) in enumerate(zip(merged, cells, strict=True))
        )
        above = merged


def _pdf(data: bytes, name: str, tell: Tell) -> str:
    try:
        import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra
    except ImportError:
        raise PolicytrackError(say("reading {} needs the library for PDF", name), _EXTRA) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise PolicytrackError(say("{} is encrypted", name), say("save a copy without the password")) from None
        raise PolicytrackError(say("{} is a broken PDF", name)) from None
    pages = []
    try:
        for number, page in enumerate(document, 1):
            pages.append(page_text(page))
            tell(number)
    except pypdfium2.PdfiumError:
        raise PolicytrackError(say("{} is a broken PDF: its page {} cannot be read", name, len(pages) + 1)) from None
    finally:
        document.close()
    if sum(len(page.strip()) for page in pages) < 10 * len(pages):
        raise PolicytrackError(
            say("{} is a scan: its {} pages hold pictures and no text", name, len(pages)),
            say("run it through text recognition first"),
        )
    return "\n".join(page.replace("\ufffe", "").replace("\x02", "") for page in pages)
