"""Every message of the pages is said in English, and the compiled file is the written one."""

import re

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.project import ROOT

FOLDER = ROOT / "web" / "translations" / "en" / "LC_MESSAGES"
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"**/templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true"}}


def written() -> Catalog:
    with (FOLDER / "messages.po").open("rb") as file:
        return read_po(file, locale="en")


def said(message: Message) -> tuple[str, ...]:
    text = message.string
    return (text,) if isinstance(text, str) else tuple(text or ())


def asked(message: Message) -> tuple[str, ...]:
    """The message as it stands in the code, both numbers of it where it has two."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def used() -> set[str]:
    found = extract_from_dir(ROOT / "web", METHODS, OPTIONS, KEYWORDS)
    return {text if isinstance(text, str) else text[0] for _, _, text, _, _ in found}


def test_every_message_is_translated_and_no_other() -> None:
    messages = [message for message in written() if message.id]
    assert {asked(message)[0] for message in messages} == used()
    assert [message.id for message in messages if not all(said(message))] == []


def test_a_translation_has_the_placeholders_of_its_message() -> None:
    for message in written():
        texts = (*asked(message), *said(message)) if message.id else ()
        assert len({frozenset(re.findall(r"%\(\w+\)s", text)) for text in texts}) <= 1, texts


def test_the_compiled_messages_are_the_written_ones() -> None:
    with (FOLDER / "messages.mo").open("rb") as file:
        compiled = read_mo(file)
    texts = [{asked(m): said(m) for m in each if m.id} for each in (compiled, written())]
    assert texts[0] == texts[1]
