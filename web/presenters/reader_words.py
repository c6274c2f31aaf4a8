"""What readers and their limits say, in the language of the page: they write English.

A message is cut at its semicolons; each piece is said by the first pattern that it holds. What no
pattern holds stays as it is, and the page says that it is English.
"""

import re
from collections.abc import Iterator

from markupsafe import Markup

from web.language import gettext, language, lazy_gettext

_LIMIT = re.compile(r"over the limit of ([\d.,]+(?: \w+)?) \(JIXIAO_READ_(\w+)\)")
_LIMITS = {
    "BYTES": lazy_gettext("文件大小"),
    "UNPACKED": lazy_gettext("解开后的大小"),
    "RATIO": lazy_gettext("压缩的倍数"),
    "MEMBERS": lazy_gettext("压缩包里的文件数"),
    "DEPTH": lazy_gettext("压缩包套压缩包的层数"),
    "PAGES": lazy_gettext("页数或工作表数"),
    "CELLS": lazy_gettext("一张表格的格数"),
    "PAGE_POINTS": lazy_gettext("页面的宽或高"),
    "PAGE_OBJECTS": lazy_gettext("一页上的线条和字符数"),
    "PIXELS": lazy_gettext("图像的像素数"),
    "LINE": lazy_gettext("一行的字数"),
    "SECONDS": lazy_gettext("读一个文件的时间"),
    "PAGE_SECONDS": lazy_gettext("读一页的时间"),
    "CPU": lazy_gettext("处理器时间"),
    "MEMORY": lazy_gettext("内存"),
    "OUTPUT": lazy_gettext("读出内容的大小"),
}
_EXPECTED = re.compile(r"^expected |^save it as ")
_SAYS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"the pages from here on are not read", lazy_gettext("从这一页起没有读")),
        (r"^encrypted", lazy_gettext("文件有密码或已加密，请去掉密码")),
        (r"without files", lazy_gettext("压缩包里没有文件")),
        (r"an? (?:empty file|file is empty)|is empty", lazy_gettext("文件是空的")),
        (r"no 绩效目标 form in it", lazy_gettext("里面没有绩效表：应有三级指标和指标值")),
        (
            r"lines? (?P<first>\d+) to (?P<last>\d+): no form",
            lazy_gettext("第 %(first)s 至 %(last)s 行里没有绩效表"),
        ),
        (
            r"line (?P<line>\d+): the head of a form, but no",
            lazy_gettext("第 %(line)s 行起像是一张表的表头，但没有带指标值的三级指标"),
        ),
        (r"no cell with text", lazy_gettext("没有一格有文字")),
        (r"^no (?:text|document|workbook|picture|readings?)\b", lazy_gettext("没有读到文字")),
        (r"bytes that are no", lazy_gettext("不是能读的格式")),
        (r"an OLE file that is no", lazy_gettext("不是 Word 或 Excel 文件")),
        (r"an office file of 97 to 2003", lazy_gettext("是旧版 Office 文件")),
        (
            r"^an? (?P<kind>.+?) (?:although its name ends in|file although)",
            lazy_gettext("内容与文件名的后缀不符：%(kind)s"),
        ),
        (r"although its name ends in (?P<suffix>\S+)", lazy_gettext("内容与后缀 %(suffix)s 不符")),
        (
            r"^an? (?P<kind>rich text|RAR|7z|compressed|HEIC|GIF|PostScript|OFD|OpenDocument"
            r"|presentation|binary workbook|XML workbook|Word file as XML)\b",
            lazy_gettext("不读这种格式（%(kind)s），请另存为 PDF、DOCX 或 XLSX，压缩包存为 ZIP"),
        ),
        (r"nested too deep|nested over", lazy_gettext("表格或内容套得太深，其余没有读")),
        (r"a DOCTYPE in", lazy_gettext("文件里有不该有的声明，为安全起见没有读")),
        (r"^a link$", lazy_gettext("是一个链接，不跟着去读")),
        (r"packed by a rare method", lazy_gettext("压缩方法少见，请用通常的 ZIP")),
        (
            r"only by recognising text",
            lazy_gettext("是图像，要装上识字的附加包（jixiao[ocr]）才能读"),
        ),
        (r"too small for text", lazy_gettext("图像太小，看不清文字")),
        (
            r"places where no text was recognised: (?P<count>\d+)",
            lazy_gettext("有 %(count)s 处没有认出文字"),
        ),
        (
            r"(?P<count>\d+) characters of hidden text",
            lazy_gettext("有 %(count)s 个隐藏的字没有读"),
        ),
        (
            r"(?P<count>\d+) characters struck out",
            lazy_gettext("有 %(count)s 个划掉的字没有读"),
        ),
        (r"(?P<count>\d+) embedded files", lazy_gettext("有 %(count)s 个嵌在里面的文件没有读")),
        (r"the sheet is hidden", lazy_gettext("工作表是隐藏的，没有读")),
        (r"not a sheet of cells", lazy_gettext("不是装着格子的工作表，没有读")),
        (
            r"^rows? (?P<which>\S+) (?:is|are) hidden",
            lazy_gettext("第 %(which)s 行是隐藏的，没有读"),
        ),
        (
            r"^columns? (?P<which>\S+) (?:is|are) hidden",
            lazy_gettext("%(which)s 列是隐藏的，没有读"),
        ),
        (
            r"(?P<cell>[A-Z]+\d+) stands under a merged cell",
            lazy_gettext("%(cell)s 被合并单元格盖住，没有读"),
        ),
        (r"^and (?P<count>\d+) more$", lazy_gettext("还有 %(count)s 处")),
        (r"no page (?P<page>\d+)", lazy_gettext("没有第 %(page)s 页")),
        (r"^\d+ level and|^a table of \d+ rows", lazy_gettext("表格太大或线条太多，没有读")),
        (r"original not here", lazy_gettext("这里没有原件：文件是从 RDF 导入的")),
        (
            r"LibreOffice",
            lazy_gettext("旧版 Word 文件要靠 LibreOffice 打开，没有成功；请另存为 DOCX"),
        ),
        (r"broke off", lazy_gettext("几次都没有读完，请检查文件是否完好")),
        (r"unforeseen", lazy_gettext("读时出了没有料到的错，已记入日志")),
        (
            r"(?P<count>\d+) files wait already",
            lazy_gettext("队列里已有 %(count)s 个文件在等；请先加入或去掉一些"),
        ),
        (r"broken|damaged|no whole", lazy_gettext("文件损坏或不完整，请重新保存")),
    )
)


def by_reader(message: str) -> Markup:
    """Without what was expected, where what was found is said in the language of the page."""
    said = words_of(message)
    if said is None:
        return Markup('<span lang="en">{}</span>').format(message)
    return Markup("{}").format(said)


def words_of(message: str) -> str | None:
    """None for what is said in English only, on a page in another language."""
    if language() == "en":
        return message
    said = [_said(piece) for piece in message.split("; ") if not _EXPECTED.search(piece)]
    if not said or None in said:
        return None
    return "；".join(dict.fromkeys(each for each in said if each)) + "。"


def _said(piece: str) -> str | None:
    if limit := _LIMIT.search(piece):
        what = str(_LIMITS.get(limit[2], limit[2]))
        return gettext("超过限度：%(what)s最多 %(most)s", what=what, most=limit[1])
    return next(_matching(piece), None)


def _matching(piece: str) -> Iterator[str]:
    for pattern, words in _SAYS:
        if found := pattern.search(piece):
            named = found.groupdict()
            yield str(words) % named if named else str(words)
