"""What the mailer knows of the content, as one file of its archive: sentences of the mails, and whose directory this is."""

from pathlib import Path

import orjson

from site_builder.model.program import Program
from site_builder.read import read_yaml

_SENTENCES = "emails.yaml"


def mails_json(root: Path) -> bytes:
    """Return the mailer's file.

    Args:
        root: Folder with `content/` and `templates/`.

    Raises:
        ValueError: The sentences or the programme cannot be used.
    """
    sentences = read_yaml(root / "templates/messages", _SENTENCES)
    program = read_yaml(root / "content", "program.yaml")
    for document in (sentences, program):
        if document.problems or not isinstance(document.tree, dict):
            message = f"{document.problems}"
            raise ValueError(message)  # the text is at fault, not its type
    named = Program.model_validate(program.tree)
    known = {"name": {"en": named.name.en, "zh": named.name.zh}, "mailbox": named.mailbox}
    return orjson.dumps({**known, "sentences": sentences.tree}) + b"\n"
