import pytest

from corpus.readers.word import read
from tests.corpus.readers.office import (
    docx,
    grid,
    lines,
    one_page,
    p,
    run,
    tables,
    tbl,
    tc,
)


def body_lines(body: str, **parts: str) -> list[str]:
    return lines(one_page(read, docx(body, **parts)))


def test_a_style_hides_text_and_a_run_may_show_it_again() -> None:
    styles = '<w:style w:styleId="H" w:type="character"><w:rPr><w:vanish/></w:rPr></w:style>'
    style = '<w:rStyle w:val="H"/>'
    text = run("密", style) + run("明", style + '<w:vanish w:val="0"/>')
    assert body_lines(f"<w:p>{text}</w:p>", styles=styles) == ["明"]


def test_insertions_are_read_and_deletions_are_not() -> None:
    text = (
        f"<w:p>{run('目标')}<w:ins>{run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('移走')}</w:moveFrom><w:moveTo>{run('移来')}</w:moveTo></w:p>"
    )
    assert body_lines(text) == ["目标新移来"]
    deleted = "<w:trPr><w:del/></w:trPr>" + tc("删") + tc("除")
    (table,) = tables(one_page(read, docx(tbl(deleted, tc("名") + tc("值")))))
    assert grid(table) == {(0, 0, 1, 1): ["名"], (0, 1, 1, 1): ["值"]}


def test_of_a_field_only_its_result_is_read() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    nested = mark("begin") + run("参数") + mark("separate") + run("内") + mark("end")
    field = (
        mark("begin") + "<w:r><w:instrText> IF </w:instrText></w:r>" + nested
        + mark("separate") + run("结果") + mark("end") + run("之后")
    )  # fmt: skip
    simple = f'<w:fldSimple w:instr="DATE">{run("2024年")}</w:fldSimple>'
    assert body_lines(f"<w:p>{field}{simple}</w:p>") == ["结果之后2024年"]


def test_a_field_that_never_ends_hides_no_further_paragraph() -> None:
    begin = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    assert body_lines(begin + p("正文")) == ["正文"]


def test_signs_are_read_as_they_are_seen() -> None:
    text = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>经常</w:t>'
        '<w:sym w:font="Wingdings" w:char="F0A8"/><w:t>阶段</w:t></w:r>'
        f"{run('R', '<w:rFonts w:ascii=&quot;Wingdings 2&quot;/>'.replace('&quot;', chr(34)))}"
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>9\u00ad0</w:t><w:noBreakHyphen/>'
        "<w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r></w:p>"
    )
    assert body_lines(text) == ["☑经常□阶段☑≥90-A\tB", "C"]


@pytest.mark.parametrize(
    ("state", "sign"), [("<w:checked/>", "☑"), ('<w:default w:val="0"/>', "□")]
)
def test_check_boxes_of_old_forms_show_their_state(state: str, sign: str) -> None:
    box = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
    field = f'<w:r><w:fldChar w:fldCharType="begin">{box}</w:fldChar></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert body_lines(f"<w:p>{field}{end}{run('是')}</w:p>") == [f"{sign}是"]


def test_of_alternate_content_one_branch_is_read() -> None:
    box = f"<w:txbxContent>{p('框中字')}</w:txbxContent>"
    both = (
        "<w:p><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{run('段落')}</w:p>"
    )
    assert body_lines(both) == ["段落", "框中字"]
    glyph = "<mc:Choice><w:other/></mc:Choice><mc:Fallback><w:t>☐</w:t></mc:Fallback>"
    text = f"<w:p><w:r><mc:AlternateContent>{glyph}</mc:AlternateContent></w:r></w:p>"
    assert body_lines(text) == ["☐"]


def test_what_is_struck_out_is_counted_not_read() -> None:
    styles = '<w:style w:styleId="S" w:type="character"><w:rPr><w:strike/></w:rPr></w:style>'
    twice, styled = "<w:dstrike/>", '<w:rStyle w:val="S"/>'
    text = run("≥5个", "<w:strike/>") + run("≥6个", twice) + run("≥7个", styled) + run("≥8个")
    page = one_page(read, docx(f"<w:p>{text}</w:p>", styles=styles))
    assert lines(page) == ["≥8个"]
    assert page.unread == "9 characters struck out: not read"


def test_characters_that_print_nothing_are_left_out() -> None:
    assert body_lines(p("\u200b≥\u206098\ufeff%")) == ["≥98%"]
