"""An editor sees the pages that a proposal changes, as pictures at two widths."""

import struct
from pathlib import Path

from playwright.sync_api import Browser

from infra.pictures import WIDTHS, take
from tests.browser.conftest import Served


def test_a_page_is_saved_with_its_pictures_and_without_the_network(
    served: Served, quiet_browser: Browser, tmp_path: Path
) -> None:
    names = ["zh/providers/baozun.html", "en/none.html"]

    take(quiet_browser, served.folder, names, tmp_path)

    pictures = {path.name: path.read_bytes() for path in sorted((tmp_path / "zh/providers").glob("*.png"))}
    widths = {name: struct.unpack(">I", picture[16:20])[0] for name, picture in pictures.items()}
    assert widths == {"baozun.1280.png": 1280, "baozun.390.png": 390}
    assert set(widths.values()) == set(WIDTHS)
    assert (tmp_path / names[0]).read_bytes() == (served.folder / names[0]).read_bytes()
    assert not (tmp_path / "en").exists()
