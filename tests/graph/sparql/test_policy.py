import pytest

from graph.errors import SparqlError, SparqlRefused, SparqlSyntaxError
from graph.sparql.answer import QueryForm
from graph.sparql.policy import checked

SERVICE = "SERVICE <http://127.0.0.1:1/> { ?x ?y ?z }"


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * { ?s ?p ?o }", QueryForm.SELECT),
        ("ASK { ?s a jx:Indicator }", QueryForm.ASK),
        ("CONSTRUCT { ?s a jx:Goal } WHERE { ?s a jx:Goal }", QueryForm.CONSTRUCT),
        ("DESCRIBE <http://a/b>", QueryForm.DESCRIBE),
        (
            "PREFIX service: <http://a/> SELECT * { ?s service:from 'FROM SERVICE' }",
            QueryForm.SELECT,
        ),
    ],
)
def test_queries_that_read_are_allowed(query: str, form: QueryForm) -> None:
    assert checked(query)[0] == form


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ {SERVICE} }}",
        f"SELECT * {{ {SERVICE.replace('SERVICE', 'service SILENT')} }}",
        f"SELECT * {{ ?a ?b ?c OPTIONAL {{ {SERVICE} }} }}",
        f"SELECT * {{ {{ SELECT * {{ {SERVICE} }} }} }}",
        f"SELECT * {{ ?a ?b ?c FILTER EXISTS {{ {SERVICE} }} }}",
        f"SELECT * {{ ?a ?b ?c FILTER(?a > 1 || NOT EXISTS {{ {SERVICE} }}) }}",
        f"SELECT * {{ ?a ?b ?c BIND(EXISTS {{ {SERVICE} }} AS ?d) }}",
        f"SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c }} HAVING(EXISTS {{ {SERVICE} }})",
        f"SELECT * {{ ?a ?b ?c }} ORDER BY (EXISTS {{ {SERVICE} }})",
        f"SELECT * {{ {{ ?a ?b ?c }} UNION {{ {SERVICE} }} }}",
        f"SELECT * {{ ?a ?b ?c MINUS {{ {SERVICE} }} }}",
        f"SELECT * {{ GRAPH ?g {{ {SERVICE} }} }}",
        f"ASK {{ {SERVICE} }}",
        "CONSTRUCT WHERE { ?a ?b ?c } # \r FROM <http://127.0.0.1/>",
        f"CONSTRUCT {{ ?x ?y ?z }} WHERE {{ {SERVICE} }}",
        f"DESCRIBE ?x {{ {SERVICE} }}",
        f"SELECT * {{ ?a ?b ?c . # \r {SERVICE} }}",
        f"SELECT * {{ ?a ?b '\\u005cu0027 . }} # ' . {SERVICE} }}",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?x ?y ?z } }",
        "SELECT * FROM <http://127.0.0.1/> { ?a ?b ?c }",
        "SELECT * FROM NAMED <http://127.0.0.1/> { ?a ?b ?c }",
        "ASK FROM <http://127.0.0.1/> { ?a ?b ?c }",
        "DESCRIBE <http://a/> FROM <http://127.0.0.1/>",
        "INSERT DATA { <http://a/> <http://b/> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1/>",
        "CLEAR ALL",
        "DROP ALL ; INSERT DATA { <http://a/> <http://b/> 1 }",
        "SELECT * { ?a ?b ?c } ; DROP ALL",
    ],
)
def test_what_is_remote_or_changes_data_never_passes(query: str) -> None:
    with pytest.raises(SparqlError):
        checked(query)


@pytest.mark.parametrize(
    ("query", "why"),
    [
        (f"SELECT * {{ {SERVICE} }}", "SERVICE asks another server"),
        ("SELECT * FROM <http://a/> { ?a ?b ?c }", "FROM names another graph"),
        ("CLEAR ALL", "it changes data"),
        ("SELECT * { ?a ?b '\\u005cu0027' }", "an escape within an escape"),
        ("ASK { ?s ?p ?o FILTER(?o IN (" + ",".join("1" * 1_001) + ")) }", "over 1000 values"),
        ("ASK " + "{" * 101 + "}" * 101, "over 100 brackets"),
        ("ASK { ?s ?p " + "[ ?p " * 200 + "1" + "]" * 200 + " }", "nested too deeply"),
        ("ASK " + "{" * 3_000 + "}" * 3_000, "nested too deeply"),
    ],
)
def test_a_refusal_says_why(query: str, why: str) -> None:
    with pytest.raises(SparqlRefused, match=why):
        checked(query)


def test_brackets_and_commas_in_texts_comments_and_addresses_do_not_count() -> None:
    text = "{(," * 2_000
    query = f'ASK {{ ?s ?p \'{text}\', "{text}", """{text}""" . # {text}\n }}'
    assert checked(query)[0] == QueryForm.ASK
    assert checked("ASK { ?s ?p <http://a/" + "(,)" * 1_500 + "> }")[0] == QueryForm.ASK


def test_what_is_allowed_in_size_passes() -> None:
    values = ",".join("1" * 1_000)
    assert checked(f"ASK {{ ?s ?p ?o FILTER(?o IN ({values})) }}")[0] == QueryForm.ASK
    assert checked("ASK " + "{" * 20 + "}" * 20)[0] == QueryForm.ASK


def test_a_mistake_is_shown_with_its_place() -> None:
    with pytest.raises(
        SparqlSyntaxError, match="line 3, column 2: cannot read on after '}'"
    ) as caught:
        checked("SELECT * WHERE {\n ?s ?p \n}")
    assert (caught.value.line, caught.value.column) == (3, 2)


@pytest.mark.parametrize("query", ["", "培训", "SELECT", "SELECT * { ?s ?p '", "\x00"])
def test_what_is_no_query_is_a_mistake(query: str) -> None:
    with pytest.raises(SparqlSyntaxError):
        checked(query)


def test_an_escape_is_resolved_before_the_query_is_checked() -> None:
    assert checked("ASK { ?s ?p '\\u7EE9' }")[1] == "ASK { ?s ?p '绩' }"


def test_an_escaped_quote_hides_nothing_from_the_check() -> None:
    _, text, _ = checked(f"SELECT * {{ ?a ?b '\\u0027 . }} # ' . {SERVICE} }}")
    assert text.startswith("SELECT * { ?a ?b '' . } # ")


def test_an_escape_beyond_unicode_is_a_mistake() -> None:
    with pytest.raises(SparqlSyntaxError):
        checked("ASK { ?s ?p '\\UFFFFFFFF' }")
