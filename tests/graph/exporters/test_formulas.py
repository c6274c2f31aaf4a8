import pytest

from graph.exporters.formulas import computes


@pytest.mark.parametrize(
    "text", ["=1+1", "＋1", "@a", "-2", "\t1", "\x00=1", " \u3000=1", "\ufeff@a"]
)
def test_a_formula_computes_behind_what_programs_pass_over_too(text: str) -> None:
    assert computes(text)


@pytest.mark.parametrize("text", ["", " ", "培训=1", "1=1", "'=1"])
def test_other_texts_do_not(text: str) -> None:
    assert not computes(text)
