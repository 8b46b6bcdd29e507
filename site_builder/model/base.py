"""What every record of the content shares: frozen, strict about keys, and text that is text."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError


class Record(BaseModel):
    """A frozen record with no unknown keys; made ready when it first reads something, since most are parts of others."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _link(text: str) -> str:
    if not text.startswith(("https://", "http://")) or any(character.isspace() for character in text):
        raise PydanticCustomError("link-format", "write a link as https://www.example.com/page", {"text": text})
    return text


def _flag(text: object) -> object:
    if isinstance(text, str):
        if text.lower() not in {"true", "false"}:
            raise PydanticCustomError("bool-format", "write true or false", {"text": text})
        return text.lower() == "true"
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=64)]
Link = Annotated[str, StringConstraints(max_length=1000), AfterValidator(_link)]
Flag = Annotated[bool, BeforeValidator(_flag)]
