"""Words for a value that nobody can check, and names that only say how much was done."""

import re

_HOW = (
    "进一步|有效|明显|显著|不断|持续|逐步|稳步|大力|切实|充分|全面|有所|积极|基本|较大?|更加?"
    "|长期|大幅|有力|深入"
)
_WHAT = (
    "提升|提高|促进|改善|加强|增强|完善|优化|推进|推动|保障|发展|扩大|减少|降低|发挥|健全|满足"
    "|巩固|带动|规范|增长|增加|保持|稳定|影响|维护|缓解|丰富|支撑|落实|见效|好转|下降|有效"
    "|明显|显著|合理|完备|良好|好|高|强"
)
_PHRASE = re.compile(rf"(?:{_HOW})+(?:{_WHAT})+|(?:{_WHAT})(?:明显|显著|有效)")
_WORDS = """
合理 健全 有效 持续 长期 符合要求 提升 提高 促进 改善 加强 增强 完善 优化 明显 显著 充分 可控 适合
稳定 良好 规范 科学 增长 减少 降低 扩大 推动 保障 有所影响 较好 较高 科学合理 合法合规
"""
_BARE = frozenset(_WORDS.split())
_CHECKABLE = re.compile(r"\d|[一二三四五六七八九十百千万]+(?:%|‰|次|人|个|项|天|月|年)")
_COMPLETION = re.compile("完成(?:率|比例|比率|百分比)")


def vague_words(value: str) -> tuple[str, ...]:
    """The words of a value in words that have no measure; empty for a value that has one."""
    text = "".join(value.split()).strip("。；;，,")
    if _CHECKABLE.search(text):
        return ()
    if text in _BARE:
        return (text,)
    return tuple(dict.fromkeys(_PHRASE.findall(text)))


def is_completion(name: str) -> bool:
    """A name such as 培训计划完成率, which does not say of how much."""
    return bool(_COMPLETION.search(name))
