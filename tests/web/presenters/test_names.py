from web.presenters.names import brief


def test_a_name_as_forms_have_it_stays_whole() -> None:
    assert brief("公共图书馆免费开放经费") == "公共图书馆免费开放经费"
    assert brief(None) == ""


def test_a_name_that_would_bury_the_others_is_cut() -> None:
    assert brief("甲" * 10_000) == "甲" * 299 + "…"
