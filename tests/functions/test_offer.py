"""A place that waits for the holder of a mailbox."""

from functions import keys
from functions.codec import decode
from functions.offer import LIFE, Offer, offer_deletes, offer_puts
from site_builder.model.localized import Localized
from tests.functions.fakes import NOW, FakeTable

OFFER = Offer(
    kind="brand",
    id="b",
    name=Localized(en="B", zh="B"),
    role="member",
    purpose="member",
    mailbox="d",
    address="a@b.cn",
    language="zh",
    inviter="Ana",
    created_at=NOW,
    expires_at=NOW + LIFE,
)


def test_an_offer_is_seen_from_both_sides_and_ends_on_both() -> None:
    table = FakeTable()
    table.write_all(offer_puts(OFFER))
    places = (keys.offer("d", "brand", "b"), keys.offered("brand", "b", "d"))
    assert [decode(Offer, item) for item in table.read(*places).values()] == [OFFER, OFFER]

    table.write_all(offer_deletes("brand", "b", "d"))

    assert table.items == {}


def test_an_offer_can_be_renewed() -> None:
    table = FakeTable()

    table.write_all(offer_puts(OFFER))
    table.write_all(offer_puts(OFFER))

    assert {item["ttl"] for item in table.items.values()} == {int((NOW + LIFE).timestamp())}
