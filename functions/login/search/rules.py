"""What a text that operators look for may mean. Pure."""

import re
from typing import Final

from functions import keys
from functions.addresses import mailbox_digest, normalised
from functions.ids import PATTERN
from functions.table import Key

_PROVIDER: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def places(text: str) -> tuple[Key, ...]:
    """Return where it stands who has this number: a person or a brand, or a provider."""
    if re.fullmatch(PATTERN, text.upper()):
        return keys.account(text.upper()), keys.organisation("brand", text.upper())
    return (keys.organisation("provider", text),) if _PROVIDER.fullmatch(text) else ()


def mailbox(text: str) -> Key | None:
    """Return where it stands whose mailbox this is; None where it is none."""
    try:
        return keys.mailbox(mailbox_digest(normalised(text)))
    except ValueError:
        return None
