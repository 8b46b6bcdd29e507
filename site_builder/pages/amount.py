"""Values of indicators in words: a share in percent, a time in hours, anything else as its number."""

from collections.abc import Callable
from typing import Final

from site_builder.model.assessment import Unit
from site_builder.model.localized import Language

_WHOLE: Final = 10_000
_HUNDRED: Final = 100


def exact(amount: int, whole: int = _WHOLE) -> str:
    """Return `amount / whole` as an exact decimal without trailing zeros: `1`, `0.8`, `2.5`; `whole` is a power of ten."""
    number, rest = divmod(amount, whole)
    digits = str(whole + rest)[1:].rstrip("0")
    return f"{number}.{digits}" if digits else str(number)


_WRITE: Final[dict[Unit, Callable[[int, Language], str]]] = {
    "share": lambda value, _: f"{exact(value, _HUNDRED)}%",
    "hours": lambda value, language: f"{exact(value)}{'小时' if language == 'zh' else ' h'}",
}


def amount(unit: Unit, value: int, language: Language) -> str:
    """Return a value, in ten-thousandths of its unit, as people read it."""
    write = _WRITE.get(unit)
    return write(value, language) if write else exact(value)


def hundredths(value: int) -> str:
    """Return hundredths of a point with two decimals."""
    return f"{value // _HUNDRED}.{value % _HUNDRED:02}"
