"""A text as nodes that know where they begin and end."""

from site_builder.outline import find, outline

TEXT = """\
# note
names:
  en: "Bay: x"
offer: {platforms: [tmall, jd]}
stores:
  - name: A
    url: https://a.test  # ours
"""


def cut(*where: str | int) -> str:
    """Return what is written at a place."""
    node = find(outline(TEXT), where)
    return TEXT[node.start : node.end] if node else "nothing"


def test_a_node_begins_and_ends_with_its_value() -> None:
    assert (cut("names", "en"), cut("offer", "platforms"), cut("offer", "platforms", 1)) == (
        '"Bay: x"',
        "[tmall, jd]",
        "jd",
    )


def test_a_node_in_block_style_ends_with_its_last_part() -> None:
    assert (cut("names"), cut("stores"), cut("stores", 0)) == (
        'en: "Bay: x"',
        "- name: A\n    url: https://a.test",
        "name: A\n    url: https://a.test",
    )


def test_what_is_not_there_is_not_found() -> None:
    assert [cut("names", "zh"), cut("stores", 1), cut("stores", "name"), cut("names", 0)] == ["nothing"] * 4


def test_a_text_without_a_word_has_no_node() -> None:
    assert outline("# nothing\n") is None
