"""Tables on pages of PDF: cells told apart by the lines that are drawn about them."""

import ctypes
import io
from collections.abc import Sequence

import pytest

from policytrack.plans import pdf_pages
from policytrack.plans.documents import plan_text

pdfium = pytest.importorskip("pypdfium2")

Text = tuple[float, float, str]
Box = tuple[float, float, float, float]


def page(texts: Sequence[Text], boxes: Sequence[Box], *, rotation: int = 0) -> str:
    """The text of a PDF of one page: texts at their places, and boxes (left, bottom, width, height) drawn on it."""
    raw = pdfium.raw
    document = pdfium.PdfDocument.new()
    drawn = document.new_page(400, 400)
    for x, y, words in texts:
        text = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", 10.0)
        letters = (ctypes.c_ushort * (len(words) + 1))(*map(ord, words))
        raw.FPDFText_SetText(text, letters)
        raw.FPDFPageObj_Transform(text, 1, 0, 0, 1, x, y)
        raw.FPDFPage_InsertObject(drawn, text)
    for box in boxes:
        path = raw.FPDFPageObj_CreateNewRect(*box)
        raw.FPDFPath_SetDrawMode(path, 0, 1)
        raw.FPDFPage_InsertObject(drawn, path)
    drawn.set_rotation(rotation)
    raw.FPDFPage_GenerateContent(drawn)
    buffer = io.BytesIO()
    document.save(buffer)
    return plan_text(buffer.getvalue(), "p.pdf")


#: A table of three columns and rows: the name of the second row has two lines, that of the third goes over two fields.
TEXTS = [
    (20, 350, "Aims of the plan for the whole of the county"),
    (25, 305, "Indicator"), (125, 305, "2022"), (225, 305, "2025"),
    (25, 278, "Forest"), (25, 265, "cover"), (125, 270, "41%"), (225, 270, "43%"),
    (25, 225, "Parks and gardens"), (225, 225, "90"),
    (20, 150, "What follows is text again."),
]  # fmt: skip
CELLS = [
    *((left, bottom, 100, height) for left in (20, 120, 220) for bottom, height in ((300, 20), (260, 40))),
    (20, 220, 200, 40), (220, 220, 100, 40),
]  # fmt: skip
ROWS = [
    "Aims of the plan for the whole of the county",
    "Indicator\t2022\t2025",
    "Forest cover\t41%\t43%",
    "Parks and gardens\t\t90",
    "What follows is text again.",
]


def test_cells_are_told_by_the_boxes_about_them() -> None:
    assert page(TEXTS, CELLS).split("\n") == ROWS


def test_cells_are_told_by_thin_strokes() -> None:
    across = [(20, y, 300, 0.5) for y in (320, 300, 260, 220)]
    down = [(20, 220, 0.5, 100), (320, 220, 0.5, 100), (220, 220, 0.5, 100), (120, 260, 0.5, 60)]
    assert page(TEXTS, [*across, *down]).split("\n") == ROWS


def test_a_table_may_be_open_at_its_sides() -> None:
    across = [(20, y, 300, 0.5) for y in (320, 300, 260, 220)]
    down = [(220, 220, 0.5, 100), (120, 260, 0.5, 60)]
    assert page(TEXTS, [*across, *down]).split("\n") == ROWS


@pytest.mark.parametrize(
    "boxes",
    [
        [],
        [(10, 10, 380, 380)],  # about the page
        [(20, 345, 300, 0.5)],  # below a heading
        [(float(x), float(y), 0.5, 8.0) for x in range(0, 400, 4) for y in range(0, 400, 8)],  # a picture
    ],
    ids=["nothing", "a frame", "a rule", "a picture"],
)
def test_what_is_no_table_leaves_the_text(boxes: list[Box]) -> None:
    assert page(TEXTS, boxes).split("\n")[:2] == [ROWS[0], "Indicator 2022 2025"]


def test_a_page_that_is_turned_is_left() -> None:
    assert "\t" not in page(TEXTS, CELLS, rotation=90)


def test_a_page_that_is_read_down_its_columns_is_put_in_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pdf_pages.is_torn("指\n标\n2\n0\n2\n5\n年\n预期性\n")
    assert not pdf_pages.is_torn("指标\n2025年\n预期性\n7\n8\n9\n属性\n")
    monkeypatch.setattr(pdf_pages, "is_torn", lambda text: True)
    texts = [(220, 300, "right"), (20, 280, "below"), (20, 301, "left"), (34, 300, "most")]
    assert page(texts, []) == "leftmost right\nbelow"
