"""Which forms are looked at together: those of one department over the years."""

import re

from corpus.ids import normalised
from corpus.model import Form
from graph.linking.departments import Department, department_of, level_less, place_of

_CODE = re.compile(r"^(?:\[\d+\]|\(\d+\)|【\d+】|\d{3,})[-_.:]?")  # 219-, [155], (433)
_ITSELF = "本级|本部|机关|部门|汇总|含下属单位|局本级|委本级|部本级|机关本级|单位"
_TAIL = re.compile(
    rf"(?:\((?:{_ITSELF})\)|\[(?:{_ITSELF})\]|-?本级|(?<=[局委厅院会办])(?:机关|部门))$"
)
_COMMITTEE = re.compile("(?<=区)管理委员会$")
_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?")
_NOTHING = frozenset({"", "无", "-", "--", "/", "\\", "*"})
_NAMELESS = "?"  # starts the key of a form without department and unit; no department does


def block_of(form: Form) -> str:
    """The key of a form's block: its department's name, else its unit's, else its own without year.

    Two spellings of one department give one key: codes before it and （本级） after it go, and of a
    name that can be taken apart only its place, without its level, and the branch of its first
    field stay. Institutions of no field are looked at together with all others of their place.
    """
    owner, department = _owner(form)
    return f"{level_less(_place(department, form))}|{department.branch}" if department else owner


def home_of(form: Form) -> str:
    """Which of the departments of a block: one of the same place and group of fields."""
    owner, department = _owner(form)
    return f"{_place(department, form)}|{department.group}" if department else owner


def _owner(form: Form) -> tuple[str, Department | None]:
    owner = organisation(form.department) or organisation(form.implementing_unit)
    if owner:
        return owner, department_of(owner)
    return _NAMELESS + _YEAR.sub("", normalised(form.project or form.title)), None


def _place(department: Department, form: Form) -> str:
    """Where a department says no more than 市, the place that its unit or the title names."""
    if department.is_placed:
        return department.nearest_place
    near = (place_of(organisation(form.implementing_unit)), place_of(normalised(form.title)))
    return next((each for each in near if each.endswith(department.place or each)), "") or (
        department.place
    )


def organisation(name: str | None) -> str:
    """The name to compare by; empty where a form gives none."""
    key = _CODE.sub("", normalised(name))
    while (shorter := _TAIL.sub("", key)) != key and len(shorter) > 1:
        key = shorter
    return "" if key in _NOTHING else _COMMITTEE.sub("管委会", key)
