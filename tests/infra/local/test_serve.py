"""The server of `./dev up`, as a process: what it prints, when it stops, what it refuses."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from infra.local.serve import Built, Settings, begin_published, building, main
from site_builder.build import Result
from site_builder.model.problem import Problem
from site_builder.report import lines, sentences
from site_builder.write import NotOursError
from tests.infra.local.fakes import Copied

CHECKOUT = Path(__file__).parents[3]
PATIENCE = 60.0
"""Seconds; two here, on a machine with nothing else to do."""
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal in English, whatever the tests are started in."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start servers over a fake builder; none of them outlives the test."""
    (tmp_path / "source").write_text("one", encoding="utf-8")
    started: list[subprocess.Popen[str]] = []

    def start(kind: str = "copying", *options: str) -> subprocess.Popen[str]:
        words = [sys.executable, "-m", "tests.infra.local.fakes", kind, str(tmp_path), "--port", "0", *options]
        started.append(
            subprocess.Popen(words, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603 # our own words
        )
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def no_cloud(settings: Settings) -> None:
    """Serve the site alone."""
    del settings


def read_line(process: subprocess.Popen[str]) -> str:
    """Return the next line that a process prints."""
    assert process.stdout
    return process.stdout.readline().rstrip("\n")


def read_address(process: subprocess.Popen[str]) -> str:
    """Return the address that a process prints when it is ready."""
    read_line(process)
    return read_line(process).split()[3]


def test_it_prints_the_first_build_and_then_its_address(start: Start) -> None:
    process = start()

    built, ready = read_line(process), read_line(process)

    assert built == "built one"
    assert ready.startswith("Hezuo is at http://127.0.0.1:")
    assert httpx.get(ready.split()[3], timeout=PATIENCE).text.startswith("one<script")


def test_it_prints_a_line_for_each_build_and_serves_it(start: Start, tmp_path: Path) -> None:
    process = start()
    address = read_address(process)

    (tmp_path / "source").write_text("two", encoding="utf-8")

    assert read_line(process) == "built two"
    assert httpx.get(address, timeout=PATIENCE).text.startswith("two<script")


@pytest.mark.parametrize("kind", ["copying", "stuck"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly_though_pages_listen_and_its_builder_does_not_end(
    start: Start, kind: str, number: int
) -> None:
    process = start(kind)
    address = read_address(process)

    with httpx.stream("GET", f"{address}dev/events", timeout=PATIENCE) as stream:
        next(stream.iter_lines())
        process.send_signal(number)
        status = process.wait(timeout=PATIENCE)

    assert status == 0
    assert process.communicate() == ("", "")


def test_a_second_server_of_a_checkout_names_the_address_of_the_first(start: Start) -> None:
    address = read_address(start())

    second = start()

    assert second.communicate(timeout=PATIENCE) == ("", f"This checkout is served already, at {address}.\n")
    assert second.returncode == 1


def test_a_server_that_was_killed_does_not_stand_in_the_way(start: Start) -> None:
    first = start()
    read_address(first)
    first.kill()
    first.wait()

    second = start()

    assert read_address(second).startswith("http://127.0.0.1:")


def test_it_ends_when_its_builder_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def build_once(on_built: Callable[[Built], None], stop: threading.Event) -> None:
        del stop
        on_built(Copied(line="built"))

    before = signal.getsignal(signal.SIGINT)

    status = main(["--root", str(tmp_path), "--port", "0"], lambda _settings, _address: build_once, no_cloud)

    assert status == 0
    assert capsys.readouterr().out.startswith("built\nHezuo is at http://127.0.0.1:")
    assert signal.getsignal(signal.SIGINT) is before


def test_the_first_errors_of_the_content_are_printed_and_the_others_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = next(iter(sentences()))
    errors = [
        Problem(path="content/taxonomy.yaml", line=line, column=1, code=code, severity="error") for line in range(1, 13)
    ]

    def build_once(on_built: Callable[[Built], None], stop: threading.Event) -> None:
        del stop
        on_built(Copied(line="nothing written: 12 errors", problems=tuple(errors)))

    main(["--root", str(tmp_path), "--port", "0"], lambda _settings, _address: build_once, no_cloud)

    told = capsys.readouterr().out.splitlines()
    assert [line.partition(" ")[0] for line in told[:10]] == [
        f"content/taxonomy.yaml:{line}:1" for line in range(1, 11)
    ]
    assert told[10] == "nothing written: 12 errors (all of them: ./dev check)"


def test_a_terminal_in_chinese_is_told_in_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    fault = Problem(path="content/taxonomy.yaml", line=1, column=1, code="key-duplicate", severity="error")
    result = Result(pages=0, bytes=0, changed=(), removed=(), seconds=1.0, problems=(fault,))

    def build_once(on_built: Callable[[Built], None], stop: threading.Event) -> None:
        del stop
        on_built(result)

    main(["--root", str(tmp_path), "--port", "0"], lambda _settings, _address: build_once, no_cloud)

    told = capsys.readouterr().out.splitlines()
    assert told[0] == next(lines([fault], "text", "zh"))
    assert told[1] == "未写入任何文件：共1处错误"
    assert told[2].startswith("“合作”已在 http://127.0.0.1:")


def test_a_folder_that_holds_something_else_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(on_built: Callable[[Built], None], stop: threading.Event) -> None:
        del on_built, stop
        raise NotOursError(str(tmp_path))

    status = main(["--root", str(tmp_path), "--port", "0"], lambda _settings, _address: refuse, no_cloud)

    assert status == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path} holds files that no build made")


def test_the_checkout_is_built_with_its_demo_providers_for_the_address_it_has(tmp_path: Path) -> None:
    settings = Settings(
        root=tmp_path,
        out=tmp_path / "out",
        cache=tmp_path / "cache",
        cloud=tmp_path / "cloud",
        port=0,
        is_fresh=False,
        language="en",
    )

    (options,) = building(settings, "http://127.0.0.1:8000/").args

    assert (options.root, options.out, options.cache) == (tmp_path, tmp_path / "out", tmp_path / "cache")
    assert (options.with_demo, options.base_url, options.jobs) == (True, "http://127.0.0.1:8000", 1)
    assert options.published is None


def test_the_site_is_built_from_what_was_published_last_unless_the_demo_is_newer(tmp_path: Path) -> None:
    demo, target = tmp_path / "demo.json", tmp_path / "cloud/published.json"
    demo.write_text("demo")
    begin_published(demo, target)
    first = target.read_text()
    target.write_text("published")

    begin_published(demo, target)
    kept = target.read_text()
    os.utime(demo, (2e9, 2e9))
    begin_published(demo, target)

    assert (first, kept, target.read_text()) == ("demo", "published", "demo")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Port {port} is in use. Take another one: ./dev up --port {next}\n"),
        ("zh", "端口{port}已被占用，请换一个：./dev up --port {next}\n"),
    ],
)
def test_a_port_in_use_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, line: str
) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]

        status = main(["--root", str(tmp_path), "--port", str(port), "--lang", language])

    assert status == 1
    assert capsys.readouterr().err == line.format(port=port, next=port + 1)


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_what_is_no_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--port", port])

    assert "--port" in capsys.readouterr().err


def test_a_fresh_start_forgets_what_was_built(start: Start, tmp_path: Path) -> None:
    for name in ("build/local/old.html", ".cache/local/old"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()

    read_address(start("copying", "--fresh"))

    assert not (tmp_path / "build/local/old.html").exists()
    assert not (tmp_path / ".cache/local").exists()


def test_a_fault_of_the_builder_is_shown_and_ends_the_server(start: Start) -> None:
    process = start("broken")

    printed = process.communicate(timeout=PATIENCE)

    assert process.returncode == 1
    assert "ValueError: a fault of the builder" in printed[1]


def test_it_listens_on_this_machine_only(start: Start) -> None:
    address = read_address(start())

    with socket.socket() as outside:
        outside.bind(("127.0.0.2", 0))
        assert outside.connect_ex(("127.0.0.2", int(address.rsplit(":")[-1].strip("/")))) != 0
