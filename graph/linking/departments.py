"""A department's name taken apart: which place it serves, and which fields it is responsible for.

An institution may be of none of them (救助管理站); then its own words stand for its field.

One department is printed in full or abbreviated (文旅局), and since a reform with other fields than
before (文化局, then 文化和旅游局). A name is taken apart only where nothing is left over; any other
is compared as it stands.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from graph.linking.fields import BETWEEN, BRANCHES, FIELDS, ORGANISATIONS

Fields = frozenset[str]

_CITY = "市(?!场|容|政[^务法府协]|民[^政族])"
_PLACE = re.compile(
    r"(?!城市|市场|[社园景库灾城]区)"
    rf".{{1,10}}?(?:自治[区州县旗]|省|{_CITY}|(?<![社园景库灾城])区|县|旗)"
)
_LEVEL = re.compile(rf"[省区县州旗]|{_CITY}")
_PARTY = re.compile(r"^(?:中共|中国共产党)")
_KIND = re.compile(
    r"(?:(?:委员会)?办公室|委员会|[总分]?局|委|厅|部|办|署|(中心|[处所站]|[总支大]队)|([院校馆园]))$"
)
_ITS_OWN = re.compile(
    rf"(?:社会|城市|综合)?((?!{BETWEEN}).{{2,}}?)(?:{BETWEEN}|研究|技术|学)*"
)  # 救助 of 社会救助事务
_TOWN = re.compile("(.{1,6}?)(镇|乡|街道)(?:(?:人民)?政府|(?:街道)?办事处|办)?")
_GREW = frozenset(product(("县", "旗", "自治县", "地区", "市"), ("区", "市", "新区")))
_OWN = "·"  # marks groups of no field
_PLACES_LEVEL = re.compile("(?<=..)(?:地区|自治[州县旗区]|新区|[市区县旗州])$")
_CENTRE = "中心"
_GOVERNMENT = re.compile("^(?:委|(?:人民)?政府)")
_ELSEWHERE = re.compile("[局委厅部校院]|公司|集团|中心|街道|政府|[处所站]")
_GROWTH = re.compile("(?<=.)(?:事业)?发展$")
_ASIDE = re.compile(r"(?<=.)\([^()]*\)$")
_GROUPS = tuple(
    tuple(tuple(field.split("=")) for field in line.split()) for line in FIELDS
)  # of fields, each with its other names
_FIELD = {word: field[0] for group in _GROUPS for field in group for word in field}
_GROUP = {field[0]: group[0][0] for group in _GROUPS for field in group}
_BRANCH = {group: line.split()[0] for line in BRANCHES for group in line.split()}
_ORGANISATION = {name: line.split()[0] for line in ORGANISATIONS for name in line.split()}
_WORDS = sorted(_FIELD, key=lambda word: (-len(word), word))
_WORD = "|".join(_WORDS)
_LONG, _SHORT = (
    "|".join(word for word in _WORDS if (len(word) > 1) == long) for long in (True, False)
)
_LONG_WORD = re.compile(_LONG)
_PART = re.compile(f"({_LONG})|(?:{BETWEEN})|({_SHORT})")  # 工 of 工作 is no field
_ALL_FIELDS = re.compile(f"(?:公共|社会|综合)?(?:(?:{_WORD})(?:{BETWEEN})*)+")


@dataclass(frozen=True, slots=True)
class Department:
    place: str  # or its level only, 市; empty where the name says neither
    fields: Fields
    group: str  # of the field that comes first
    groups: frozenset[str]  # of all its fields: a reform rarely leads out of them
    serves: bool = False  # a 中心, beside which there may be a 局 of the same field
    near: str = ""  # of no field: the group that its name has a word of

    @property
    def duties(self) -> tuple[Fields, bool]:
        return self.fields, self.serves

    @property
    def branch(self) -> str:
        group = self.near or (_OWN if self.group.startswith(_OWN) else self.group)
        return _BRANCH.get(group, group)

    @property
    def nearest_place(self) -> str:
        """浦东新区 of 上海市浦东新区."""
        return place_of(self.place) or self.place

    @property
    def is_placed(self) -> bool:
        return len(self.place) > 1

    def is_of_place(self, other: "Department") -> bool:
        """False only where both name their place and these are two."""
        return self.place.endswith(other.place) or other.place.endswith(self.place)

    def became_of_place(self, later: "Department") -> bool:
        """Whether its place is now 云溪区 or 云溪市 and was 云溪县."""
        one, other = self.nearest_place, later.nearest_place
        name = level_less(one)
        levels = one.removeprefix(name), other.removeprefix(name)
        return name == level_less(other) and levels in _GREW

    def is_stranger_to(self, other: "Department") -> bool:
        """Whether nothing in their names says that one may be what the other became."""
        return self.groups.isdisjoint(other.groups) or not self.is_of_place(other)

    def is_sibling_of(self, other: "Department") -> bool:
        """Both of no field and named alike but for what comes first: 东湖幼儿园, 第二幼儿园."""
        if self.branch != _OWN or other.branch != _OWN:
            return False
        ends = {name[-2:] for each in (self, other) for name in each.fields}
        return self.group[-1] == other.group[-1] or (len(ends) == 1 and ends != {_CENTRE})


@lru_cache(maxsize=4096)
def department_of(name: str) -> Department | None:
    """`name` is normalised; None where it is not taken apart."""
    place, rest = _placed(_ASIDE.sub("", _PARTY.sub("", name)))
    if whole := _ORGANISATION.get(rest):
        return Department(place, frozenset({whole}), whole, frozenset({whole}))
    if town := _TOWN.fullmatch(rest):
        return _own(place, town[1] + town[2], town[1], _OWN + town[1])
    kind = _KIND.search(rest)
    body = rest[: kind.start()] if kind else ""
    if not kind or kind[2] or not _ALL_FIELDS.fullmatch(body):
        return _institution(place, rest, body) if kind else None
    parts = _PART.findall(_GROWTH.sub("", body))
    found = [_FIELD[long or short] for long, short in parts if long or short]
    groups = [_GROUP[field] for field in found]
    return Department(place, frozenset(found), groups[0], frozenset(groups), bool(kind[1]))


def _institution(place: str, name: str, body: str) -> Department | None:
    """One of no field; two of like names are one only where one of them came after the other."""
    own = _ITS_OWN.fullmatch(body)
    if len(place) < 2 or not own or _ELSEWHERE.search(body):
        return None
    word = _LONG_WORD.search(body)
    return _own(place, name, own[1], _GROUP[_FIELD[word[0]]] if word else "")


def _own(place: str, name: str, words: str, near: str = "") -> Department:
    """Of no field but its own words."""
    group = _OWN + words
    return Department(place, frozenset({name}), group, frozenset({group}), True, near)


def level_less(place: str) -> str:
    """云溪 of 云溪县; 市 of a place that says no more stays."""
    return _PLACES_LEVEL.sub("", place)


def place_of(name: str) -> str:
    """The nearest place that a name starts with, normalised; empty for none."""
    found: list[str] = _PLACE.findall(_placed(name)[0])
    return found[-1] if found else ""


def _placed(name: str) -> tuple[str, str]:
    """The place that a name starts with, and the rest."""
    end = 0
    while match := _PLACE.match(name, end):
        end = match.end()
    if not end and (level := _LEVEL.match(name)):
        end = level.end()
    return name[:end], _GOVERNMENT.sub("", name[end:])
