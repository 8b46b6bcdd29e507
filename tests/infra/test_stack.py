"""How the template is read and transformed."""

import json

from infra.stack import template, transformed


def tags(value: object) -> set[str]:
    """Return every key of a document."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (set(value) if isinstance(value, dict) else set()).union(*map(tags, inner))


def test_short_tags_are_read_in_their_long_form() -> None:
    resources = template()["Resources"]

    assert resources["LoginFunction"]["Properties"]["Role"] == {"Fn::GetAtt": ["LoginRole", "Arn"]}
    assert resources["ApiStage"]["Properties"]["ApiId"] == {"Ref": "Api"}
    assert template()["Conditions"]["HasHost"] == {"Fn::Not": [{"Fn::Equals": [{"Ref": "Host"}, ""]}]}


def test_the_template_names_only_functions_that_cloudformation_has() -> None:
    used = {tag for tag in tags(template()["Resources"]) if tag.startswith("Fn::")}

    assert used == {"Fn::GetAtt", "Fn::If", "Fn::Sub"}


def test_nothing_of_sam_is_left_after_the_transformation() -> None:
    found = transformed({"ArchiveBucket": "archives", "ArchiveKey": "one.zip"})

    assert "Serverless" not in json.dumps(found)
    assert found["Resources"]["LoginFunction"]["Type"] == "AWS::Lambda::Function"
