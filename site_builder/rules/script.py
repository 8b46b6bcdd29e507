"""Rules on script: Chinese is written in simplified characters here; what a source or a register says keeps its own."""

from collections.abc import Iterator
from typing import Final

from site_builder.document import Where
from site_builder.rules.frame import PROSE, YAML, Fault, Subject, mapping, named, rule
from site_builder.search.han import simplify

_ENOUGH: Final = 2  # one character alone may be a surname, or a form that both scripts know


@rule("text-traditional", *YAML, *PROSE, severity="warning")
def chinese_is_simplified(subject: Subject) -> Iterator[Fault]:
    """Yield Chinese texts and names in traditional characters."""
    if subject.kind in PROSE:
        strange = _strange(subject.text) if subject.path.endswith("/zh.md") else ""
        if strange:
            yield Fault(offset=subject.text.index(strange[0]), values=(("text", strange),))
        return
    name = mapping(mapping(subject.tree.get("names")).get("zh")).get("value")
    found: list[tuple[Where, str]] = [(("names", "zh", "value"), name)] if isinstance(name, str) else []
    found += (((*where, "zh"), text) for where, text in named(subject)["zh"])
    for where, text in found:
        strange = _strange(text)
        if strange:
            yield Fault(where=where, values=(("text", strange),))


def _strange(text: str) -> str:
    """Return the first traditional characters of a text that has some."""
    plain = simplify(text)
    if plain == text:
        return ""
    found = [letter for letter, other in zip(text, plain, strict=True) if letter != other]
    return "".join(found[:8]) if len(found) >= _ENOUGH else ""
