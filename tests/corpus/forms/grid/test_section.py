"""The sheet → sections that are one form each."""

from corpus.forms.grid.section import sections
from tests.corpus.forms.grid.tables import forms, sheet
from tests.corpus.forms.grid.texts import HEAD, TABLE, TITLE, with_head

FORM = with_head(TABLE)
OTHER = FORM.replace("河道清淤", "堤岸加固")
BUDGET = "收入预算总表\n科目 | 名称 | 金额 | 备注\n201 | 水利 | 100 |\n202 | 林业 | 200 |"


def projects(*texts: str, points: bool = False) -> list[str | None]:
    return [form.project for form in forms(*texts, points=points)]


def test_several_forms_on_one_sheet_are_told_by_their_titles() -> None:
    assert projects(FORM + "\n" + OTHER) == ["河道清淤经费", "堤岸加固经费"]


def test_forms_without_titles_are_told_by_their_project_after_a_table() -> None:
    untitled = (HEAD + TABLE) + "\n" + (HEAD + TABLE).replace("河道清淤", "堤岸加固")
    assert projects(untitled) == ["河道清淤经费", "堤岸加固经费"]


def test_forms_stand_one_on_each_sheet() -> None:
    assert projects(FORM, OTHER) == ["河道清淤经费", "堤岸加固经费"]


def test_forms_in_one_table_are_told_apart() -> None:
    rows = FORM.split("\n")
    merged = "\n".join(row if "|" in row or not row else f"{row} | < | < | <" for row in rows)
    assert projects(merged.strip() + "\n" + merged.replace("清淤", "疏浚")) == [
        "河道清淤经费",
        "河道疏浚经费",
    ]


def test_budget_tables_before_and_after_belong_to_no_form() -> None:
    (form,) = forms(BUDGET, FORM, BUDGET, points=True)
    assert form.project == "河道清淤经费"
    assert [row.name for row in form.indicators] == ["清淤长度"]
    assert form.ledger.unplaced == 0
    assert form.details == ()


def test_a_budget_table_below_a_form_on_its_page_is_no_part_of_it() -> None:
    (form,) = forms(f"{FORM}\n{BUDGET}")
    assert [row.name for row in form.indicators] == ["清淤长度"]
    assert form.ledger.unplaced == 0


def test_budgets_alone_give_no_form() -> None:
    assert forms(BUDGET, BUDGET, points=True) == ()
    assert sections(sheet(BUDGET)) == []


def test_a_year_and_title_right_above_belong_to_the_form() -> None:
    (section,) = sections(sheet(f"附件1\n{FORM}"))
    assert section.rows[0].own[0].text in ("附件1", TITLE.split("\n")[0])
    assert [role.text for role in section.all_roles if role.kind == "title"] == TITLE.split()


def test_until_ends_a_section_before_a_row() -> None:
    (section,) = sections(sheet(FORM))
    cut = section.until(section.rows[2].number)
    assert cut.rows == section.rows[:2]
    assert cut.words == tuple(w for row in cut.rows for box in row.own for w in box.words)


def test_forms_without_a_head_are_told_by_the_titles_over_their_tables() -> None:
    note = "按收入分 | 一般公共预算 | 120 | <\n"
    one, other = forms(f"{TITLE}{note}{TABLE}\n{TITLE}{TABLE.replace('清淤', '加固')}")
    assert [row.name for row in (*one.indicators, *other.indicators)] == ["清淤长度", "加固长度"]
    assert (one.year, one.project, one.ledger.unplaced) == (2025, None, 0)
