"""Every page there is, over one workspace that has something of every kind."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule

from corpus.ids import department_id, project_id
from tests.builders import DEPARTMENT, PROJECT, seed_document
from tests.evaluations import PDF, evaluation
from tests.web.conftest import BARE, HOSTILE, LIBRARY, WHOLE, Reader
from tests.web.originals import BOOK, LOST, SCAN, Originals
from web.bootstrap import open_services
from web.config import Config
from web.services import Services

_FORM = seed_document().forms[1]
_ROW = evaluation().indicators[0]
_PROJECT = project_id(DEPARTMENT, PROJECT)
_DOCUMENTS = ("library.txt", WHOLE, PDF, BOOK)
_NO_PAGES = {  # rules with gaps that answer with something else than HTML
    "static": "a file",
    "downloads.thing": "leads to a page",
    "documents.pages": "leads to a page",
    "pages.pages": "leads to a page",
    "graphs.graph": "leads to a page",
}
STATES = (  # of pages whose rule has no gaps
    "/?q=培训",
    "/?q=没有的词",
    "/?q=培训&level2=数量指标&group=definition",
    f"/graph?node={_FORM.id}",
    f"/graph?node={_PROJECT}&to=year-2024&claims=1",
    f"/compare?id={_PROJECT}@2023&id={_PROJECT}@2024",
    "/graph?find=培训",
    "/analyses/peers?name=全年开放天数",
    "/library/entry?name=全年开放天数",
    "/library?q=天数",
    "/nowhere",
)


class _Every(Reader, Originals):
    """Knows texts, PDF files, a scan, a book and a PDF whose pages are lost."""


def every_service(folder: Path) -> Services:
    """One project over two years, hostile names, forms and originals of every kind."""
    texts = {
        "library.txt": LIBRARY,
        "hostile.txt": HOSTILE,
        WHOLE: "采购结余 游离",
        BARE: "只有名称",
    }
    for name, text in (texts | {name: name for name in (PDF, BOOK, SCAN, LOST)}).items():
        Path(folder / name).write_text(text, "utf-8")
    services = open_services(Config(folder / "workspace", engine="memory:"), reader=_Every())
    services.add_examples()
    services.add(sorted(folder.glob("*.*")))
    return services


def every_page(app: Flask, services: Services) -> list[str]:
    """The addresses that answer with HTML; AssertionError for a rule that nobody thought of."""
    client = app.test_client()
    asked = dict.fromkeys((*_of_rules(app, _examples(services)), *STATES))
    return [each for each in asked if client.get(each).mimetype == "text/html"]


def _of_rules(app: Flask, examples: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """A rule without gaps is an address; of others an example must be there, or a reason."""
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or _is_file(rule) or rule.endpoint in _NO_PAGES:
            continue
        if rule.arguments:
            assert rule.endpoint in examples, f"{rule}: no example, and no reason for having none"
            yield from examples[rule.endpoint]
        else:
            yield rule.rule


def _is_file(rule: Rule) -> bool:
    """Whether its address ends with a suffix, or is of the API, which answers with JSON."""
    return "." in rule.rule.rsplit("/", 1)[-1] or rule.endpoint.startswith("api.")


def _examples(services: Services) -> dict[str, tuple[str, ...]]:
    """By endpoint: addresses of which each looks different."""
    ids = {each.name: each.id for each in services.documents()}
    forms = [found.form for name in (WHOLE, BARE) for found in services.forms_of(ids[name])]
    of_seed = project_id(_FORM.department, _FORM.project or "")
    in_years = (_ROW.definition_id, _FORM.indicators[0].definition_id)
    return {
        "analyses.analysis": _under("/analyses", ("quantified", "structure", "money")),
        "records.project": _under("/projects", (_PROJECT, of_seed)),
        "records.form": _under("/forms", (_FORM.id, evaluation().id, *(form.id for form in forms))),
        "records.department": _under("/departments", (department_id(DEPARTMENT),)),
        "years.indicator": _under("/indicators", in_years),
        "goals.goal": _under("/goals", (_FORM.goals[0].id,)),
        "documents.document": _under("/documents", [ids[name] for name in _DOCUMENTS]),
        "pages.page": tuple(f"/documents/{ids[name]}/pages/1" for name in (PDF, BOOK, SCAN, LOST)),
    }  # fmt: skip


def _under(collection: str, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{collection}/{id_}" for id_ in ids)
