"""The stand measures precisely; the site is served as in production."""

from pathlib import Path

from infra.local.site import Site
from tests.bench.search.serving import PAGE, Log, bench
from tests.clients import ask


def test_the_stand_has_the_headers_of_a_precise_clock(tmp_path: Path) -> None:
    answer = ask(bench(Site(tmp_path), {}), PAGE)

    assert answer.status_code == 200
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-embedder-policy"] == "require-corp"


def test_a_page_of_the_site_has_production_s_headers(tmp_path: Path) -> None:
    (tmp_path / "zh").mkdir()
    (tmp_path / "zh/providers.html").write_text("<p>", "utf-8")

    answer = ask(bench(Site(tmp_path), {}), "/zh/providers")

    assert "require-trusted-types-for" in answer.headers["content-security-policy"]


def test_what_was_asked_for_is_remembered_once(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", "utf-8")
    log = Log(bench(Site(tmp_path), {"data": tmp_path}))

    ask(log, "/bench/data/a.json")
    ask(log, "/bench/data/a.json")

    assert log.below("/bench/data/") == ["a.json"]
