"""One money type for content, pages and functions."""

import re
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

Currency = Literal["CNY", "USD", "EUR", "GBP", "HKD", "JPY", "KRW", "AUD"]
_MONEY: Final = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+) (CNY|USD|EUR|GBP|HKD|JPY|KRW|AUD)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in whole units of one currency."""

    amount: int
    currency: Currency


def parse_money(text: object) -> Money:
    """Read `100,000 CNY`.

    Raises:
        PydanticCustomError: `money-format`.
    """
    if isinstance(text, Money):
        return text
    match = _MONEY.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise PydanticCustomError("money-format", "write money as 100,000 CNY", {"text": str(text)})
    currency: Currency = match[2]  # type: ignore[assignment] # the pattern admits only these
    return Money(amount=int(match[1].replace(",", "")), currency=currency)


AnyMoney = Annotated[
    Money,
    BeforeValidator(parse_money),
    WithJsonSchema({"type": "string", "pattern": r"^[\d,]+ [A-Z]{3}$", "examples": ["100,000 CNY"]}),
]
