"""Sites that several modules read: built once in a run of tests, and changed by none."""

from pathlib import Path

import pytest

from site_builder.build import build
from site_builder.press import Press
from site_builder.scan import Options
from tests.builders import ROOT, TODAY, a_press
from tests.site_builder.projects import thirty
from tests.site_builder.reading import Pages, parsed


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content with the demo providers, one of which is removed."""
    base = tmp_path_factory.mktemp("real")
    build(Options(root=ROOT, out=base / "site", cache=base / "cache", today=TODAY, with_demo=True, jobs=1))
    return base / "site"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of thirty providers, to be copied before it is changed."""
    return thirty(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def pages(real_site: Path) -> Pages:
    """The pages of the real site."""
    return parsed(real_site)


@pytest.fixture(scope="module")
def press() -> Press:
    """A press with the real templates."""
    return a_press()
