"""Pictures: nothing cut, nothing outside, parts that fill the whole."""

from web.presenters.charts import Mark, Value, bars_of, strip_of, wrapped


def test_a_label_is_wrapped_and_never_cut() -> None:
    label = "某某市某某区人民政府办公室（本级）" * 4
    lines = wrapped(label)
    assert "".join(lines) == label
    assert all(len(line) <= 22 for line in lines)


def test_parts_of_a_bar_stand_one_after_the_other() -> None:
    bars = bars_of([Value("a", (0.25, 0.0, 0.75), "4")])
    rects = bars.bars[0].rects
    assert [(rect.x, rect.width, rect.colour) for rect in rects] == [(0, 25, 1), (25, 75, 3)]


def test_bars_do_not_overlap_and_the_rest_is_counted() -> None:
    bars = bars_of([Value("名" * 50, (0.5,), "1")] * 25, most=20)
    assert bars.left_out == 5
    assert all(a.top + 14 <= b.y - 13 for a, b in zip(bars.bars, bars.bars[1:], strict=False))
    assert bars.height == bars.bars[-1].top + 14


def test_dots_of_one_place_are_piled_within_the_picture() -> None:
    strip = strip_of([Mark(90.0, "") for _ in range(30)] + [Mark(95.0, "own", own=True)])
    assert all(0 <= dot.y < strip.base for dot in strip.dots)
    assert strip.dots[-1].own
    assert {dot.x for dot in strip.dots} == {3.0, 97.0}
