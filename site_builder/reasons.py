"""What the parsers of YAML and SVG and the model say, in words of both languages for people who know neither."""

from collections.abc import Mapping
from typing import Final

from site_builder.model.localized import Language

_REASONS: Final[Mapping[str, tuple[str, str]]] = {
    "mapping values are not allowed": ("there is a colon within a text that has no quotation marks, or the line is indented too far", "文字中有冒号却没有加半角双引号，或该行缩进过多"),
    "could not find expected ':'": ("a key has no colon behind it", "键的后面缺少半角冒号"),
    "did not find expected key": ("the line does not begin below its neighbours, or a text with quotation marks goes on behind them", "该行没有与上下行对齐，或引号之后还有文字"),
    "did not find expected ',' or '}'": ("a brace { is not closed, or a comma is missing", "花括号{没有闭合，或缺少半角逗号"),
    "did not find expected ',' or ']'": ("a bracket [ is not closed, or a comma is missing", "方括号[没有闭合，或缺少半角逗号"),
    "did not find expected '-' indicator": ("the line does not begin like the other items of its list", "该行开头与列表中的其他项不一致"),
    "block sequence entries are not allowed": ("an item of a list stands on the line of its key", "列表项与键写在了同一行"),
    "block mapping entries are not allowed": ("a key stands where a text should", "应写文字的地方写成了键"),
    "found unexpected end of stream": ("a quotation mark is not closed", "引号没有闭合"),
    "found unexpected document indicator": ("a quotation mark is not closed before the line ---", "在---一行之前有引号没有闭合"),
    "found character that cannot start any token": ("a line begins with a tab, or a text begins with @, %, ` or another sign that needs quotation marks", "行首用了制表符，或文字以@、%、`等符号开头而没有加引号"),
    "did not find expected alphabetic or numeric character": ("a text begins with & or * and needs quotation marks", "文字以&或*开头，须加引号"),
    "found unknown escape character": ("a backslash within double quotation marks means something else; write two", "双引号内的反斜杠另有含义，请写两个反斜杠"),
    "did not find expected hexdecimal number": ("a backslash within double quotation marks means something else; write two", "双引号内的反斜杠另有含义，请写两个反斜杠"),
    "did not find expected <document start>": ("a line before the entry, or behind it, belongs to nothing", "档案之前或之后有不属于任何内容的行"),
    "unacceptable character": ("there is a control character, which no text has", "含有文本中不应出现的控制字符"),
    "control characters are not allowed": ("there is a control character, which no text has", "含有文本中不应出现的控制字符"),
    "mismatched tag": ("an element is not closed", "有元素没有闭合"),
    "no element found": ("the drawing ends too early", "图形内容不完整"),
    "unclosed token": ("an element is not closed", "有元素没有闭合"),
    "not well-formed": ("there is a sign that XML does not allow here", "此处有XML不允许的字符"),
    "duplicate attribute": ("an attribute stands twice", "属性重复"),
    "unbound prefix": ("a name has a prefix that was not introduced", "名称的前缀未声明"),
    "junk after document element": ("something stands behind the drawing", "图形之后还有多余内容"),
}  # fmt: skip
_SHAPES: Final[Mapping[str, tuple[str, str]]] = {
    "text": ("text", "文字"),
    "list": ("a list, such as [a, b]", "列表，例如[a, b]"),
    "mapping": ("keys with values, such as {value: a, source: s1}", "键与值，例如{value: a, source: s1}"),
    "both-languages": ("both languages, as {en: …, zh: …}", "中英文各一，写作{en: …, zh: …}"),
}


def in_words(name: str, text: str, language: Language) -> str:
    """Return a value of a problem in words of a language; one that needs none, or is not known, as it stands.

    Args:
        name: What the value is called in the sentence: `reason` or `expected`.
        text: What a parser or the model said.
        language: Of the sentence.
    """
    found: tuple[str, str] | None = None
    if name == "reason":
        found = next((words for phrase, words in _REASONS.items() if phrase in text), None)
    elif name == "expected":
        found = _SHAPES.get(text)
    return found[language == "zh"] if found else text
