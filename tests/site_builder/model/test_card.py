"""The card of a provider."""

import marshal
import subprocess
import sys

from site_builder.model.card import Card
from tests.builders import ROOT, a_card


def test_a_card_counts_the_facts_of_every_kind() -> None:
    assert a_card(kinds=(1, 2, 3, 4)).facts == 10


def test_the_name_in_the_language_of_the_page_comes_first() -> None:
    card = a_card(name_en="Lantern Bay", name_zh="灯湾电商")

    assert card.names("en") == ("Lantern Bay", "灯湾电商")
    assert card.names("zh") == ("灯湾电商", "Lantern Bay")


def test_a_name_known_in_one_script_only_stands_alone_in_both_languages() -> None:
    card = a_card(name_en=None, name_zh="灯湾电商")

    assert card.names("en") == ("灯湾电商", None)
    assert card.names("zh") == ("灯湾电商", None)


def test_a_card_without_a_name_shows_its_id() -> None:
    assert a_card(name_en=None, name_zh=None).names("en") == ("lantern-bay", None)


def test_a_card_is_made_of_plain_values() -> None:
    card = a_card()

    assert Card._make(marshal.loads(marshal.dumps(tuple(card)))) == card  # noqa: S302 # written the line before


def test_a_card_loads_without_pydantic() -> None:
    script = "import sys, site_builder.model.card; sys.exit('pydantic' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)  # noqa: S603 # our own words

    assert done.returncode == 0
