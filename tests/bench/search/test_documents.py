"""Documents hold what our index finds, so that other searches have the same chance."""

from site_builder.index import Index
from site_builder.model.directory import Entry
from tests.bench.search.documents import documents
from tests.builders import TODAY, a_card, a_taxonomy


def the_document(**fields: object) -> dict[str, object]:
    """Return the document of a provider with these fields."""
    return next(documents(Index([Entry(a_card(**fields), None)], TODAY), a_taxonomy()))


def test_a_name_is_read_from_each_of_its_syllables_on() -> None:
    document = the_document(name_zh="重庆云", former=())

    assert document["read"] == "chongqingyun qingyun yun cqy qy y"


def test_labels_stand_in_both_languages() -> None:
    document = the_document(platforms=("tmall",), services=(), categories=(), markets=("JP",), place="shanghai")

    assert document["labels"] == "Japan 日本 Shanghai 上海 Tmall 天猫"


def test_traditional_names_stand_simplified_as_well() -> None:
    document = the_document(
        name_zh="寶瀾", legal="寶瀾有限公司", former=("Old Name",), brands=("Wren",), tickers=("SSE:600001",)
    )

    assert document["other"] == "寶瀾有限公司 Old Name Wren SSE:600001 宝澜 宝澜有限公司"


def test_a_provider_of_whom_little_is_known_has_a_document() -> None:
    document = the_document(name_zh=None, platforms=(), services=(), categories=(), markets=(), place=None)

    assert (document["read"], document["labels"]) == ("", "")
