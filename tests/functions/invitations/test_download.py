"""Who took which document."""

from functions.invitations.download import Download, download_put, downloads_of
from tests.functions.fakes import NOW, FakeTable


def test_lines_come_back_the_newest_first_and_are_never_written_over() -> None:
    table = FakeTable()
    lines = [Download(id=f"U{each}", provider="p", document="D", name="a.pdf", account="A", at=NOW) for each in "12"]
    table.write_all([download_put("R", each) for each in lines])

    assert downloads_of(table, "R") == (lines[1], lines[0])
    assert download_put("R", lines[0]).when
