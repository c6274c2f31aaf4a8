"""Two readings of one text: what they have otherwise stays open, levels go by the rows' words."""

from dataclasses import replace

from corpus.forms.otherwise import opened, suits, with_levels_of, with_values_opened
from corpus.model import Ambiguity, Form, Indicator
from corpus.values.target import parse_target
from tests.corpus.forms.texts import form_text, read_form

_ROWS = (
    ("产出指标", "数量指标", "巡河次数", "≥48次"),
    ("产出指标", "时效指标", "清淤完成时间", "2023年11月底前"),
    ("效益指标", "社会效益指标", "河湖管护机制", "健全"),
    ("满意度指标", "服务对象满意度指标", "沿河居民满意度", "≥90%"),
)


def _form(rows: tuple[tuple[str, str, str, str], ...]) -> Form:
    form = read_form(form_text())
    row = form.indicators[0]
    return replace(form, indicators=tuple(_row(row, *each) for each in rows))


def _row(row: Indicator, level1: str, level2: str, name: str, value: str) -> Indicator:
    target = parse_target(value)
    return replace(row, level1=level1, level2=level2, name=name, target=target, ambiguities=())


def _otherwise(name: str, **changes: str) -> tuple[tuple[str, str, str, str], ...]:
    """The rows, one of them with another level or value."""
    fields = ("level1", "level2", "name", "value")
    return tuple(
        tuple(changes.get(f, own) for f, own in zip(fields, row, strict=True))  # type: ignore[misc]
        if row[2] == name
        else row
        for row in _ROWS
    )


def _open(form: Form) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(r.name, one.field, one.readings) for r in form.indicators for one in r.ambiguities]


def test_a_row_that_both_have_alike_is_not_open() -> None:
    (form,) = opened([_form(_ROWS)], [_form(_ROWS)])
    assert _open(form) == []


def test_a_row_carries_the_value_and_the_level_of_both() -> None:
    other = _otherwise("河湖管护机制", level2="可持续影响指标", value="有")
    (form,) = opened([_form(_ROWS)], [_form(other)])
    assert _open(form) == [
        ("河湖管护机制", "value", ("健全", "有")),
        ("河湖管护机制", "level2", ("社会效益指标", "可持续影响指标")),
    ]


def test_a_level_that_the_words_of_a_row_speak_against_is_no_reading() -> None:
    other = _otherwise("巡河次数", level2="质量指标")
    (form,) = opened([_form(_ROWS)], [_form(other)])
    assert _open(form) == []


def test_a_name_that_the_other_has_twice_tells_nothing() -> None:
    other = (*_otherwise("巡河次数", value="48"), _ROWS[0])
    (form,) = opened([_form(_ROWS)], [_form(other)])
    assert _open(form) == []


def test_values_alone_are_open_where_levels_tell_nothing() -> None:
    other = _otherwise("巡河次数", level2="质量指标", value="48")
    (form,) = with_values_opened([_form(_ROWS)], [_form(other)])
    assert _open(form) == [("巡河次数", "value", ("≥48次", "48"))]


def test_levels_go_by_what_the_rows_say() -> None:
    wrong = _form(_otherwise("清淤完成时间", level1="效益指标", level2="生态效益指标"))
    for one, two in ((wrong, _form(_ROWS)), (_form(_ROWS), wrong)):
        (form,) = with_levels_of([one], [two])
        assert [row.level2 for row in form.indicators] == [row[1] for row in _ROWS]


def test_levels_that_came_to_other_rows_do_not_suit_these() -> None:
    turned = [row[:2] for row in reversed(_ROWS)]
    wrong = tuple((*levels, *row[2:]) for levels, row in zip(turned, _ROWS, strict=True))
    assert suits([_form(_ROWS)])
    assert not suits([_form(wrong)])


def test_a_level_that_was_open_is_so_no_more_where_another_takes_its_place() -> None:
    wrong = _form(_otherwise("清淤完成时间", level1="效益指标", level2="生态效益指标"))
    doubt = Ambiguity("level2", ("生态效益指标", "质量指标"), "…")
    rows = tuple(replace(r, ambiguities=(doubt,)) if r.name == "清淤完成时间" else r
                 for r in wrong.indicators)  # fmt: skip
    (form,) = with_levels_of([replace(wrong, indicators=rows)], [_form(_ROWS)])
    assert _open(form) == []


def test_a_row_keeps_its_level_where_only_what_stands_above_that_is_otherwise() -> None:
    own = (("效益指标", "服务对象满意度指标", "沿河居民满意度", "≥90%"),)
    other = (("满意度指标", "服务对象满意度指标", "沿河居民满意度", "≥90%"),)
    (form,) = with_levels_of([_form(own)], [_form(other)])
    assert form.indicators[0].level1 == "效益指标"


def test_rows_without_a_first_level_take_that_of_the_other() -> None:
    whole = _form(_ROWS)
    rows = tuple(replace(row, level1=None) for row in whole.indicators)
    (form,) = with_levels_of([replace(whole, indicators=rows)], [whole])
    assert [row.level1 for row in form.indicators] == [row[0] for row in _ROWS]
