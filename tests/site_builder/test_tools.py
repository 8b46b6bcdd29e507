"""The pages of tools and the mails, made in shares."""

from site_builder.tools import tool_files
from tests.builders import a_press


def test_shares_are_all_files_each_once() -> None:
    press = a_press()

    shares = [[name for name, _ in tool_files(press, number, 3)] for number in range(3)]

    names = [name for share in shares for name in share]
    assert sorted(names) == sorted(name for name, _ in tool_files(press))
    assert len(names) == len({*names})


def test_the_page_of_no_language_and_the_mails_are_among_them() -> None:
    names = {name for name, _ in tool_files(a_press())}

    assert {"index.html", "404.html", "en/desk.html", "zh/mails.html"} <= names
