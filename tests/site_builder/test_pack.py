"""Cards as bytes in pieces: what did not change is not made again."""

from site_builder.model.card import Card
from site_builder.pack import EMPTY, Pack
from tests.builders import a_card

CARDS = [a_card(id=f"firm-{number}", tickers=("A: 1",), name_zh=None) for number in range(200)]


def by_id(cards: list[Card]) -> dict[str, Card]:
    """Return cards by their ids."""
    return {card.id: card for card in cards}


def test_packed_cards_are_read_back() -> None:
    packed = Pack.of(CARDS, EMPTY)

    read = Pack.read(packed.pieces)

    assert by_id(read.all()) == by_id(CARDS)
    assert read == packed


def test_only_the_piece_of_a_changed_card_is_made_again() -> None:
    before = Pack.read(Pack.of(CARDS, EMPTY).pieces)
    changed = CARDS[7]._replace(founded=1999)

    after = Pack.of([*CARDS[:7], changed, *CARDS[8:]], before)

    made = [number for number, piece in after.pieces.items() if piece is not before.pieces[number]]
    assert [changed in after.cards[number] for number in made] == [True]
    assert by_id(Pack.read(after.pieces).all())["firm-7"] == changed


def test_cards_that_are_gone_are_in_no_piece() -> None:
    before = Pack.of(CARDS, EMPTY)

    after = Pack.of(CARDS[:3], before)

    assert by_id(Pack.read(after.pieces).all()).keys() == {"firm-0", "firm-1", "firm-2"}
