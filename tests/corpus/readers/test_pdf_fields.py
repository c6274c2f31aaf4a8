"""Fields of a PDF that are filled in."""

from corpus.limits import Limits
from corpus.model import Piece
from corpus.readers.pdf import read

FIELD = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [5 0 R]>>>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Annots [5 0 R]>> endobj
4 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
5 0 obj <</Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (12 km) /F 4
 /Rect [100 100 200 120] /AP <</N 6 0 R>>>> endobj
6 0 obj <</Type /XObject /Subtype /Form /BBox [0 0 100 20]
 /Resources <</Font <</F 4 0 R>>>> /Length 32>> stream
BT /F 12 Tf 2 5 Td (12 km) Tj ET
endstream endobj
trailer <</Root 1 0 R>>
"""


def test_what_is_filled_in_is_text_of_the_page() -> None:
    (page,) = read(FIELD, "a.pdf", Limits())
    (line,) = page.blocks
    assert isinstance(line, Piece)
    assert line.quote == "12 km"
    assert line.box is not None
    assert 100 < line.box[0] < 110
