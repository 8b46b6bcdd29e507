"""What no provider changes."""

from site_builder.unchanging import unchanging_files
from tests.builders import a_library, a_press


def test_logos_are_copied_as_they_are() -> None:
    press = a_press(a_library(logos={"lantern-bay": b"<svg/>"}))

    assert dict(unchanging_files(press))["logos/lantern-bay.svg"] == b"<svg/>"
