"""What may be posted to come in, and what is answered."""

from typing import Annotated, Self

from pydantic import StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from functions.texts import Address, Form, Reply
from site_builder.model.localized import Language


class Start(Form):
    """Somebody wants to come in."""

    email: Address
    lang: Language
    next: Annotated[str, StringConstraints(max_length=200)] = ""


class Finish(Form):
    """The proof that the mail arrived: the link's token, or the code."""

    token: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")] | None = None
    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")] | None = None

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (self.token is None) == (self.code is None):
            raise PydanticCustomError("either", "the token or the code")
        return self


class Started(Reply):
    """A mail is on its way; how long it holds."""

    minutes: int


class Finished(Reply):
    """Somebody came in."""

    next: str
    language: Language
    is_new: bool


class Health(Reply):
    """This function answers."""

    status: str
