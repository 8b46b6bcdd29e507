"""What the mailer knows of the content."""

import json
from pathlib import Path

import pytest

from site_builder.letters import mails_json
from site_builder.model.mails import MAILS
from tests.builders import ROOT, a_project


def test_the_mailers_file_has_the_sentences_of_its_mails_and_whose_directory_it_is() -> None:
    known = json.loads(mails_json(ROOT))

    assert known["name"]["zh"] == "合作"
    assert all(f"mail.{kind.event.replace('-', '_')}.subject" in known["sentences"] for kind in MAILS)
    assert all(set(pair) == {"en", "zh"} for pair in known["sentences"].values())


def test_a_programme_that_cannot_be_used_is_an_error(tmp_path: Path) -> None:
    root = a_project(tmp_path)
    (root / "content/program.yaml").write_text("- a list\n", "utf-8")

    with pytest.raises(ValueError, match=r"\(\)|Problem"):
        mails_json(root)
