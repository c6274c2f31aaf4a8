"""What a self-evaluation or a whole department's form says beside goals and rows, as RDF."""

from collections.abc import Iterable, Iterator

from corpus.model import Detail, Execution, Task
from graph.build import year_id
from graph.rdf import names
from graph.rdf.context import FormContext
from graph.rdf.terms import Description, Statement, Term, address, chinese, decimal, integer
from graph.rdf.vocabulary import JX

_EXECUTION_CLASS, _TASK_CLASS, _DETAIL_CLASS = map(address, (JX.Execution, JX.Task, JX.Detail))
_HAS_EXECUTION, _HAS_TASK, _HAS_DETAIL = map(address, (JX.execution, JX.task, JX.detail))
_FORM, _FISCAL_YEAR, _ROW = address(JX.form), address(JX.fiscalYear), address(JX.row)
_INITIAL, _BUDGET, _SPENT = map(address, (JX.initialBudget, JX.annualBudget, JX.spent))
_RATE, _WEIGHT, _SCORE = map(address, (JX.executionRate, JX.weight, JX.score))
_TASK_TEXT, _TASK_AMOUNT, _TASK_GOAL = map(address, (JX.taskText, JX.taskAmount, JX.taskGoal))
_DETAIL_TEXT, _POSITION = address(JX.detailText), address(JX.position)


def parts(context: FormContext) -> Iterator[Statement]:
    """That the form has its score, its executions, tasks and details."""
    form = context.form
    if form.score is not None:
        yield _SCORE, decimal(form.score)
    for number, _ in enumerate(form.executions, 1):
        yield _HAS_EXECUTION, context.part(f"execution-{number}")
    for number, _ in enumerate(form.tasks, 1):
        yield _HAS_TASK, context.part(f"task-{number}")
    yield from has_details(form.id, form.details, context)


def descriptions(context: FormContext) -> Iterator[Description]:
    """The executions, tasks and details of the form itself."""
    form = context.form
    for number, execution in enumerate(form.executions, 1):
        subject = context.part(f"execution-{number}")
        yield Description(subject, tuple(_execution(execution, number, context)))
    for number, task in enumerate(form.tasks, 1):
        yield Description(context.part(f"task-{number}"), tuple(_task(task, number, context)))
    yield from details(form.id, form.details, context)


def has_details(id_: str, found: Iterable[Detail], context: FormContext) -> Iterator[Statement]:
    for number, _ in enumerate(found, 1):
        yield _HAS_DETAIL, _detail_of(id_, number, context)


def details(id_: str, found: Iterable[Detail], context: FormContext) -> Iterator[Description]:
    """What a form, or one of its rows, says under labels that have no field."""
    for number, detail in enumerate(found, 1):
        statements = (
            (names.TYPE, _DETAIL_CLASS),
            (_POSITION, integer(number)),
            (names.LABEL, chinese(detail.label)),
            (_DETAIL_TEXT, chinese(detail.text)),
            *context.quoted(detail.source),
        )
        yield Description(_detail_of(id_, number, context), statements)


def _detail_of(id_: str, number: int, context: FormContext) -> Term:
    return context.addresses.part(id_, f"detail-{number}")


def _execution(execution: Execution, number: int, context: FormContext) -> Iterator[Statement]:
    at, year = context.addresses, context.form.year
    yield names.TYPE, _EXECUTION_CLASS
    yield names.TYPE, names.OBSERVATION
    yield names.IN_DATA_SET, at.of(names.EXECUTIONS)
    yield _FORM, context.subject
    yield _ROW, integer(number)
    yield names.LABEL, chinese(execution.label)
    if year is not None:
        yield _FISCAL_YEAR, at.of(year_id(year))
    for property_, given in (
        (_INITIAL, execution.initial),
        (_BUDGET, execution.budget),
        (_SPENT, execution.spent),
        (_WEIGHT, execution.weight),
        (_RATE, execution.rate),
        (_SCORE, execution.score),
    ):
        if given is not None:
            yield property_, decimal(given)
    yield from context.quoted(execution.source)


def _task(task: Task, position: int, context: FormContext) -> Iterator[Statement]:
    yield names.TYPE, _TASK_CLASS
    yield names.TYPE, names.ENTITY
    yield names.LABEL, chinese(task.name)
    yield _POSITION, integer(position)
    yield _FORM, context.subject
    if task.text is not None:
        yield _TASK_TEXT, chinese(task.text)
    if task.amount is not None:
        yield _TASK_AMOUNT, decimal(task.amount)
    if task.goal is not None:
        yield _TASK_GOAL, chinese(task.goal)
    yield from context.quoted(task.source)
