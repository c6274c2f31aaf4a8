"""年度重点工作任务: a table above that of the indicators, whose words are none of theirs."""

import re
from collections.abc import Sequence

from corpus.forms.labels import Label
from corpus.forms.pages import Stretch
from corpus.forms.words import Word
from corpus.terms import Part

_GOAL = re.compile(r"目标\d")  # how a goal begins, in a form of a whole department
_OF_TASKS = (Part.TASKS, Part.FISCAL, Part.OTHER, Part.MONEY_UNIT)


def outside_tasks(stretch: Stretch, free: Sequence[Word]) -> list[Word]:
    """The words that stand in no table of tasks: from its heading to the next part of the form."""
    marks = {label.order: label.part for label in stretch.labels}
    beside = {x.words[-1].order: x.words[-1].block for x in stretch.labels if _is_beside(x)}
    orders = {word.order for word in free}
    kept, inside = [], False
    for word in stretch.words:
        part = marks.get(word.order)
        if part is not None:
            inside = part is Part.TASKS or (inside and part in _OF_TASKS)
        inside = inside and not _GOAL.match(word.text)
        left = beside.get(word.order - 1) if stretch.flows else None
        inside = inside and left in (None, word.block)
        if word.order in orders and not inside:
            kept.append(word)
    return kept


def _is_beside(label: Label) -> bool:
    """Whether a label stands left of the table of tasks."""
    return label.part is Part.TASKS and label.name.endswith("任务")
