"""Every message of the pages is said in each language, and compiled files are the written ones."""

import re

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.project import ROOT
from web.language import LANGUAGES

FOLDER = ROOT / "web" / "translations"
LOCALES = [LANGUAGES[name] for name in LANGUAGES if name != "zh"]
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"**/templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true"}}
SIMPLIFIED = re.compile(
    "[们这为么与从册写关检数据项标据读门间见车风页题额类级线给经续维网终红约纸组织统绩]"
)
each_locale = pytest.mark.parametrize("locale", LOCALES)


def written(locale: str) -> Catalog:
    with (FOLDER / locale / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=locale)


def said(message: Message) -> tuple[str, ...]:
    text = message.string
    return (text,) if isinstance(text, str) else tuple(text or ())


def asked(message: Message) -> tuple[str, ...]:
    """The message as it stands in the code, both numbers of it where it has two."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


@pytest.fixture(scope="module")
def used() -> set[str]:
    found = extract_from_dir(ROOT / "web", METHODS, OPTIONS, KEYWORDS)
    return {text if isinstance(text, str) else text[0] for _, _, text, _, _ in found}


@each_locale
def test_every_message_is_translated_and_no_other(locale: str, used: set[str]) -> None:
    messages = [message for message in written(locale) if message.id]
    assert {asked(message)[0] for message in messages} == used
    assert [message.id for message in messages if message.fuzzy or not all(said(message))] == []


@each_locale
def test_a_translation_has_the_placeholders_of_its_message(locale: str) -> None:
    for message in written(locale):
        texts = (*asked(message), *said(message)) if message.id else ()
        assert len({frozenset(re.findall(r"%\(\w+\)s", text)) for text in texts}) <= 1, texts


@each_locale
def test_the_compiled_messages_are_the_written_ones(locale: str) -> None:
    with (FOLDER / locale / "LC_MESSAGES" / "messages.mo").open("rb") as file:
        compiled = read_mo(file)
    texts = [{asked(m): said(m) for m in each if m.id} for each in (compiled, written(locale))]
    assert texts[0] == texts[1]


def test_traditional_chinese_has_no_simplified_character() -> None:
    texts = [text for message in written("zh_Hant_TW") if message.id for text in said(message)]
    assert [text for text in texts if SIMPLIFIED.search(text)] == []
