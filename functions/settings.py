"""The environment as frozen Settings: the only place that reads it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_SHORTEST_KEY: Final = 32
_TEMPLATES: Final = Path(__file__).parents[1] / "templates"


class MissingSettingError(Exception):
    """A setting without which nothing works is absent, or cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a function is told about where it runs.

    Attributes:
        table: Name of the one table.
        site: Origin of the site, without a slash at the end.
        key: Secret of this installation, from which login tokens are derived; empty in functions that need none.
        first_operator: Address of the person who becomes operator while there is none; empty where nobody is named.
        snapshot: File of the build's snapshot; None in functions that need none.
        edge_secret: What the edge sends along, so that nobody goes past it; empty on a developer's machine.
        viewer_header: Header in which the edge names the visitor; empty where visitors connect directly.
        templates: Folder of the mails' templates and sentences.
        sender: Address that mails come from.
        documents: Bucket of the brands' documents; empty in functions that need none.
        site_bucket: Bucket of the site; empty in functions that write nothing there.
        configuration_set: Set of the mail service that reports what became of a mail; empty where there is none.
    """

    table: str
    site: str
    key: str = ""
    first_operator: str = ""
    snapshot: Path | None = None
    edge_secret: str = ""
    viewer_header: str = ""
    templates: Path = _TEMPLATES
    sender: str = ""
    documents: str = ""
    site_bucket: str = ""
    configuration_set: str = ""

    @property
    def domain(self) -> str:
        """The site's host, with its port where it has one."""
        return self.site.partition("://")[2]


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings that an environment holds.

    Raises:
        MissingSettingError: The table or the site is not named, or the key is too short to be a secret.
    """
    named = {name: environment.get(f"HEZUO_{name.upper()}", "") for name in Settings.__dataclass_fields__}
    for name in ("table", "site"):
        if not named[name]:
            message = f"HEZUO_{name.upper()} is not set"
            raise MissingSettingError(message)
    if 0 < len(named["key"]) < _SHORTEST_KEY:
        message = f"HEZUO_KEY is shorter than {_SHORTEST_KEY} characters"
        raise MissingSettingError(message)
    return Settings(
        table=named["table"],
        site=named["site"].rstrip("/"),
        key=named["key"],
        first_operator=named["first_operator"].strip().lower(),
        snapshot=Path(named["snapshot"]) if named["snapshot"] else None,
        edge_secret=named["edge_secret"],
        viewer_header=named["viewer_header"].lower(),
        templates=Path(named["templates"]) if named["templates"] else _TEMPLATES,
        sender=named["sender"],
        documents=named["documents"],
        site_bucket=named["site_bucket"],
        configuration_set=named["configuration_set"],
    )


def own_settings() -> Settings:
    """Return the settings of this process."""
    return read_settings(os.environ)
