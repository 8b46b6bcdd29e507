"""What brands may post about rounds."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from functions.invitations.brief import RoundBrief
from functions.texts import PLAIN, PLAIN_LINES, Form, ProviderId, Ulid, bounded
from site_builder.model.base import Code
from site_builder.model.localized import Language

Line = Annotated[str, bounded(300, 0), PLAIN]
Message = Annotated[str, bounded(2000), PLAIN_LINES]
Providers = Annotated[tuple[ProviderId, ...], Field(min_length=1, max_length=20)]
Some = Annotated[tuple[ProviderId, ...], Field(max_length=20)]


class Preview(Form):
    """Whom a brand means to invite."""

    providers: Providers
    blind: bool = False
    brief_title: Annotated[str, bounded(120), PLAIN]
    reply_by: AwareDatetime


class Send(Form):
    """A round; the id makes a repeat harmless."""

    id: Ulid
    providers: Providers
    blind: bool
    language: Language
    brief: RoundBrief
    questions_by: AwareDatetime
    reply_by: AwareDatetime
    documents: Annotated[tuple[Ulid, ...], Field(max_length=20)] = ()


class Released(Form):
    """A provider that is not chosen, with the reason."""

    provider: ProviderId
    reason: Code
    line: Line = ""


class Decide(Form):
    """Who is chosen, and who is not."""

    choose: Some = ()
    release: Annotated[tuple[Released, ...], Field(max_length=20)] = ()


class Evaluate(Form):
    """To whom the brand says that it is still evaluating."""

    providers: Providers
    line: Line = ""


class Withdraw(Form):
    """Which invitations are taken back; none means all that are open."""

    providers: Some = ()
    reason: Code
    line: Line = ""


class AnswerQuestion(Form):
    """The answer to a question, for everybody who was invited."""

    text: Message


class Say(Form):
    """A message; the id makes a repeat harmless."""

    id: Ulid
    text: Message
