from corpus.forms.columned import Table
from corpus.forms.pairs import Row
from corpus.forms.two_readings import either
from corpus.forms.words import Cell, Word

WORDS = ["工程合格率", "绿化面积", "98%", "30亩"]
RATE, AREA, SHARE, ACRES = (
    Cell((Word(text, 0, n, 0, len(text), 0, 0, n),)) for n, text in enumerate(WORDS)
)


def table(*rows: Row, left: int = 0) -> Table:
    return Table(list(rows), [[] for _ in rows], [], (), left=left, sure=False)


def said(read: Table) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(r.name.text, r.value.text if r.value else None, r.other_values) for r in read.rows]


def test_what_both_readings_have_is_decided() -> None:
    rows = [Row(RATE, SHARE, ("30亩",)), Row(AREA, ACRES, ("98%",))]
    found = either(table(*rows), [Row(RATE, SHARE), Row(AREA, ACRES)])
    assert said(found) == [("工程合格率", "98%", ()), ("绿化面积", "30亩", ())]


def test_values_that_suit_their_names_better_are_taken_and_both_are_told() -> None:
    crossed = [Row(RATE, ACRES), Row(AREA, SHARE)]
    found = either(table(*crossed), [Row(RATE, SHARE), Row(AREA, ACRES)])
    assert said(found) == [("工程合格率", "98%", ("30亩",)), ("绿化面积", "30亩", ("98%",))]


def test_the_reading_that_leaves_fewer_texts_counts() -> None:
    found = either(table(Row(RATE, ACRES), left=2), [Row(RATE, SHARE), Row(AREA, ACRES)])
    assert [row[:2] for row in said(found)] == [("工程合格率", "98%"), ("绿化面积", "30亩")]
