"""A workspace of two years in the notation of the reader of tests."""

from pathlib import Path

FIRST = """form 图书馆经费 2022
开放天数 ≥300(天)
读者人数 ≥20000(人)
停办活动 ≥5(次)
"""
SECOND = """form 图书馆经费 2023
开放天数 ≥310(天)
读者人数 ≥2(万人)
新办活动 ≥1(场)
"""


def two_years(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for year, text in ((2022, FIRST), (2023, SECOND)):
        (folder / f"{year}.txt").write_text(text, "utf-8")
    return folder
