"""A stored day or time and its number format → what the sheet shows, and the day in ISO."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

Token = tuple[str, str]  # kind and text, as in corpus.readers.number_format

_LETTERS = re.compile(r"[ymdhs]|aaa", re.IGNORECASE)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_LAST_DAY = 2_958_466  # the day after 9999-12-31
_WEEKDAYS = "一二三四五六日"
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SYSTEM_DAY = "$-F800"
_HALF_DAY = re.compile(r"上午/下午|AM/PM|A/P", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Field:
    """yyyy, mm, [h] … or a stretch that is printed as it stands."""

    letter: str  # "" for what is printed as it stands, "[" and a letter for elapsed time
    text: str


def is_date_format(tokens: Iterable[Token]) -> bool:
    """Whether a part of a format shows a day or a time."""
    tokens = tuple(tokens)
    letters = "".join(text for kind, text in tokens if kind == "other")
    return bool(_LETTERS.search(letters)) or any(
        kind == "bracket" and (_ELAPSED.fullmatch(text) or text.upper() == _SYSTEM_DAY)
        for kind, text in tokens
    )


def day_of(serial: float, base1904: bool) -> datetime | None:
    """The day and time of a serial number; None outside the sheet's calendar."""
    if not 0 <= serial < _LAST_DAY:
        return None
    if base1904:
        first = datetime(1904, 1, 1)
    else:  # the calendar of sheets has a 29th of February 1900
        first = datetime(1899, 12, 31) if serial < 60 else datetime(1899, 12, 30)
    seconds = timedelta(seconds=round(serial * 86_400))
    try:
        return first + seconds
    except OverflowError:
        return None


def iso_day(serial: float, base1904: bool = False) -> str | None:
    """2024-01-01, with the time where there is one."""
    day = day_of(serial, base1904)
    if day is None:
        return None
    return day.date().isoformat() if serial == int(serial) else day.isoformat(sep=" ")


def date_text(serial: float, tokens: Iterable[Token], base1904: bool) -> str | None:
    """What the sheet shows; None for a number that is no day."""
    day = day_of(serial, base1904)
    if day is None:
        return None
    tokens = list(tokens)
    if any(kind == "bracket" and text.upper() == _SYSTEM_DAY for kind, text in tokens):
        return f"{day.year}年{day.month}月{day.day}日"
    fields = list(_fields(tokens))
    halves = any(field.letter == "am" for field in fields)
    return "".join(
        _printed(_as_minutes(fields, index), day, serial, halves) for index in range(len(fields))
    )


def _fields(tokens: list[Token]) -> Iterator[_Field]:
    """The fields of a format, letters that follow each other as one."""
    text = "".join(t if kind == "other" else "\0" for kind, t in tokens)
    index = 0
    while index < len(tokens):
        kind, token = tokens[index]
        half = _HALF_DAY.match(text, index)
        if half:
            yield _Field("am", half.group())
            index = half.end()
        elif kind == "bracket":
            if _ELAPSED.fullmatch(token):
                yield _Field("[" + token[0].lower(), token)
            index += 1
        elif kind == "other" and token.lower() in "ymdhsae":
            run = re.match(re.escape(token) + "+", text[index:], re.IGNORECASE)
            length = len(run.group()) if run else 1
            yield _Field(token.lower(), text[index : index + length])
            index += length
        else:
            yield _Field("", "" if kind in ("space", "fill") or token in ("@", ";") else token)
            index += 1


def _as_minutes(fields: list[_Field], index: int) -> _Field:
    """m after hours or before seconds means minutes."""
    field = fields[index]
    if field.letter != "m" or len(field.text) > 2:
        return field
    before = next((f.letter for f in reversed(fields[:index]) if f.letter), "")
    after = next((f.letter for f in fields[index + 1 :] if f.letter), "")
    return _Field("min", field.text) if before in ("h", "[h") or after == "s" else field


def _printed(field: _Field, day: datetime, serial: float, halves: bool) -> str:
    letter, width = field.letter, len(field.text)
    if not letter:
        return field.text
    if letter == "am":
        before, _, after = field.text.partition("/")
        return before if day.hour < 12 else after
    if letter.startswith("["):
        return str(round(serial * 86_400) // {"h": 3600, "m": 60, "s": 1}[letter[1]])
    if letter in "yae":
        return _year_or_weekday(field, day)
    if width > 2 and letter in "md":
        names = _MONTHS[day.month - 1] if letter == "m" else _ENGLISH[day.weekday()]
        return names if width == 4 else names[: 3 if width == 3 else 1]
    hour = (day.hour + 11) % 12 + 1 if halves else day.hour
    number = {"m": day.month, "d": day.day, "h": hour, "min": day.minute, "s": day.second}[letter]
    return f"{number:0{min(width, 2)}d}"


def _year_or_weekday(field: _Field, day: datetime) -> str:
    if field.letter == "a":
        return ("星期" if len(field.text) > 3 else "") + _WEEKDAYS[day.weekday()]
    if field.letter == "y" and len(field.text) < 3:
        return f"{day.year % 100:02d}"
    return str(day.year)
