from dataclasses import replace
from decimal import Decimal

from flask import Flask

from corpus.store.brief import brief_of
from tests.builders import make_form
from web.presenters.years.department_rows import year_lines
from web.presenters.years.departments import tables_of


def test_names_are_escaped_and_only_the_first_form_of_a_project_can_be_ticked() -> None:
    form = make_form(project='<b>"馆"</b>')
    later = replace(form, id="form-later", score=Decimal("98.50"))
    with Flask(__name__).test_request_context():
        (table,) = tables_of([brief_of(form), brief_of(later)])
        first, second = year_lines(table, choosable=True).split("\n")
        plain = year_lines(table, choosable=False)
    assert "<b>" not in first + second
    assert "&lt;b&gt;&quot;馆&quot;&lt;/b&gt;" in first
    assert ("checkbox" in first, "checkbox" in second, "checkbox" in plain) == (True, False, False)
    assert 'class="again"' in second
    assert '<td class="number">98.5</td>' in first + second
