"""The template as CloudFormation reads it: short tags spelt out, and transformed from SAM to plain resources."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

TEMPLATE: Final = Path(__file__).with_name("template.yaml")
Template = dict[str, Any]
"""A document of CloudFormation: as deep and as loose as its language."""


class _Loader(yaml.CSafeLoader):
    """Reads `!Ref x` and its like as CloudFormation does."""


def _spelt(loader: _Loader, tag: str, node: yaml.Node) -> dict[str, object]:
    """Return a short tag in its long form: `!GetAtt a.b` is `{"Fn::GetAtt": ["a", "b"]}`."""
    value: object = None
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        if tag == "GetAtt":
            value = str(value).split(".", 1)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.MappingNode):
        value = loader.construct_mapping(node, deep=True)
    return {tag if tag in {"Ref", "Condition"} else f"Fn::{tag}": value}


_Loader.add_multi_constructor("!", _spelt)


@cache
def text() -> str:
    """Return the template as it is written."""
    return TEMPLATE.read_text(encoding="utf-8")


def template() -> Template:
    """Return the template as data, its short tags in their long form."""
    found: Template = yaml.load(text(), Loader=_Loader)  # noqa: S506 # a safe loader with the tags of CloudFormation
    return found


def transformed(parameters: Mapping[str, str]) -> Template:
    """Return the template with the resources that SAM makes of its own.

    Args:
        parameters: Values by name; the defaults hold for what is left out.

    Raises:
        samtranslator.model.exceptions.InvalidDocumentException: SAM refuses it.
    """
    # SAM takes more than a second to load, and only a changed template needs it.
    import boto3  # noqa: PLC0415
    from samtranslator.parser.parser import Parser  # noqa: PLC0415
    from samtranslator.translator.translator import Translator  # noqa: PLC0415

    session = boto3.Session(region_name="us-east-1")
    translator = Translator({}, Parser(), boto_session=session)
    found: Template = translator.translate(template(), dict(parameters))
    return found
