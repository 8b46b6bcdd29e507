"""The check reports every fault at once, and nothing that a file may hold ends it."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.__main__ import main
from site_builder.check import check_apart, check_markdown, check_provider, check_record, count, counted, rules_for
from site_builder.gather import SourceTable
from site_builder.model.problem import Problem
from site_builder.model.program import Program
from site_builder.read import MAX_BYTES, Markdown, parse, read_yaml
from tests.builders import ROOT, TODAY, a_content_folder, a_problem, a_provider_text, a_world
from tests.site_builder.rules.project import ENTRY

PATH = "content/providers/lantern-bay.yaml"
WORLD = a_world()
VALID = (ROOT / "content/providers/baozun.yaml").read_bytes()
FAULTY = """\
source: s1
listed_on: 2026-11-31
changed_on: 22 November
types: [operation, operatoin, operation]
summary:
  en: "Provider in <b>Hangzhou</b>"
names:
  legal: no
  former: [2019-09-30]
  former: [*Bay]
company:
  founded: 207
  team: many
  website: http://localhost
  contact: lantern-bay.test
  headquarter: hangzhou
offer:
  platforms: [tmal, tmall, tmall]
  stores: [{name: "", platform: jd}]
  certifications: [{level: tmall-5-star, since: 2020-07, until: 2020-06, source: s9}]
  brands: [{en: Tarnwick}]
terms:
  accepting: "yes"
  contract: javascript:alert(1)
removed: {on: 2027-01-01, reason: gone}
sources:
  s1: {title: About\u200b us, kind: blog, read: 2026-11-22, dated: 2026-12}
  s2: {title: Other, kind: press, url: "https://me@a.test"}
"""
FAULTS = (
    ("date-impossible", 2, 12),
    ("date-format", 3, 13),
    ("code-unknown", 4, 20),
    ("value-repeated", 4, 31),
    ("language-missing", 5, 1),
    ("text-html", 6, 20),
    ("text-html", 6, 31),
    ("name-missing", 7, 1),
    ("yaml-trap", 8, 10),
    ("yaml-trap-date", 9, 12),
    ("key-duplicate", 10, 3),
    ("yaml-alias", 10, 12),
    ("number-range", 12, 12),
    ("number-format", 13, 9),
    ("link-private", 14, 12),
    ("link-format", 15, 12),
    ("key-unknown", 16, 16),
    ("code-unknown", 18, 15),
    ("value-repeated", 18, 28),
    ("text-empty", 19, 19),
    ("dates-reversed", 20, 65),
    ("source-unknown", 20, 82),
    ("language-missing", 21, 12),
    ("bool-format", 23, 14),
    ("link-unsafe", 24, 13),
    ("shape", 24, 13),
    ("date-future", 25, 15),
    ("code-unknown", 25, 35),
    ("choice-unknown", 27, 32),
    ("dates-reversed", 27, 44),
    ("date-future", 27, 63),
    ("text-invisible", 27, 20),
    ("key-missing", 28, 3),
    ("link-credentials", 28, 40),
    ("source-unused", 28, 3),
)
HOSTILE = (
    (b"", "nothing"),
    (b"\n\n  \n", "only spaces"),
    (b"# source: s1\n# types: [operation]\n", "only comments"),
    (b"\0" * 1000, "nought bytes"),
    (ENTRY.encode() + b"\0", "a nought byte at the end"),
    (ENTRY.encode("utf-16"), "another encoding"),
    (ENTRY.encode("gb18030"), "an encoding of China"),
    (b"\xff\xfe\xfd" * 100, "no encoding"),
    (bytes(range(256)) * 10, "every byte"),
    ((ROOT / "content/providers/baozun.yaml").read_bytes() * 40, "300 KB"),
    (b"a" * (MAX_BYTES + 1), "one byte too many"),
    (b"x: " + b"y" * 200_000, "a long word"),
    (b"[" * 100_000, "a tower of lists"),
    (b"{a: " * 60_000, "a tower of mappings"),
    (b"".join(b" " * n + b"a:\n" for n in range(600)), "a staircase"),
    (b"- " * 100_000, "a tower of items"),
    (b"? " * 100_000, "a tower of keys"),
    (b"a0: &a0 [x]\n" + b"".join(b"a%d: &a%d [%s]\n" % (n, n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 60)), "aliases of aliases"),
    (b"a: &a [*a]\n", "an alias of itself"),
    (b"<<: {source: s1}\n", "a merge"),
    (b"- source: s1\n", "a list instead of a mapping"),
    (b"source\n", "a word instead of a mapping"),
    (ENTRY.encode() + b"".join(b"k%d: x\n" % n for n in range(10_000)), "10,000 keys"),
    (ENTRY.encode() + b"listed_on: 2026-11-22\n" * 5_000, "one key 5,000 times"),
    (ENTRY.encode() + b"case_studies: [" + b"{}, " * 10_000 + b"]\n", "10,000 empty records"),
    (ENTRY.replace("[tmall]", "[" + ", ".join(f"t{n}" for n in range(10_000)) + "]").encode(), "10,000 unknown codes"),
    (ENTRY.encode() + b'!!python/object/apply:os.system ["true"]: x\n', "a call"),
    (b"%YAML 9.9\n---\na: b\n", "a later YAML"),
    (b"---\n---\n---\n", "three documents"),
    (b"\xef\xbb\xbf" + ENTRY.encode(), "a mark of the order of bytes"),
    (b"# a" + b" " * 250_000 + b"b", "a long space"),
)  # fmt: skip
HOSTILE_TEXTS = (
    (b"---\ntitle: A\nsummary: B\n---\n\n## A" + b" " * 200_000 + b"b {#a}\n", "a long space in a heading"),
    (b"---\ntitle: A\nsummary: B\n---\n\n" + b"[@" * 100_000 + b"\n", "citations without an end"),
    (b"---\ntitle: A\nsummary: B\n---\n\n" + b"](guide:" * 30_000 + b"\n", "links without an end"),
    (b"---\ntitle: A\nsummary: B\n---\n\n" + b"![" * 100_000 + b"\n", "pictures without an end"),
    (b"---\ntitle: A\nsummary: B\n---\n\n" + b"![](" * 50_000 + b"\n", "addresses of pictures without an end"),
    (b"---\ntitle: A\nsummary: B\n---\n\n" + b"> " * 100_000 + b"\n", "a tower of quotations"),
    (b"---\ntitle: A\nsummary: B\n---\n\n" + b"<" * 200_000 + b"\n", "a row of brackets"),
    (b"---\n" * 50_000, "lines of hyphens"),
    (b"---\ntitle: A\nsummary: B\n---\n\n<page:none> [x](pa&#103;e:none) [y](page:none)\n", "pages that do not exist"),
)  # fmt: skip


def problems_of(text: str) -> list[tuple[str, int, int]]:
    """Return code, line and column of every fault of an entry."""
    return [(fault.code, fault.line, fault.column) for fault in check_provider(parse(PATH, text), WORLD)[1]]


def test_all_faults_of_a_file_are_reported_in_one_run_each_at_its_place() -> None:
    assert sorted(problems_of(FAULTY)) == sorted(FAULTS)


def test_faults_come_in_the_order_of_lines() -> None:
    places = [(line, column) for _, line, column in problems_of(FAULTY)]

    assert places == sorted(places)


def test_a_file_without_faults_holds_a_provider() -> None:
    record, problems = check_provider(parse(PATH, a_provider_text()), WORLD)

    assert record is not None
    assert problems == ()


def test_a_file_with_an_error_holds_no_provider() -> None:
    record, problems = check_provider(parse(PATH, a_provider_text(source="s9")), WORLD)

    assert record is None
    assert count(problems, "error") > 0


def test_a_warning_does_not_keep_a_provider_out() -> None:
    record, problems = check_provider(
        parse(PATH, a_provider_text(introduction={"url": "https://www.lantern-bay.test/a.pdf"})), WORLD
    )

    assert record is not None
    assert [problem.severity for problem in problems] == ["warning"]


def test_a_problem_knows_its_file_and_its_field() -> None:
    (problem,) = check_provider(parse(PATH, a_provider_text(offer={"platforms": ["tmal"]})), WORLD)[1]

    assert (problem.path, problem.field) == (PATH, "offer.platforms.0.values.0")
    assert dict(problem.values) == {"text": "tmal", "list": "platforms", "nearest": "tmall"}


def test_without_closed_lists_codes_are_not_judged() -> None:
    text = a_provider_text(offer={"platforms": ["tmal"]})

    assert check_provider(parse(PATH, text), a_world(taxonomy=None))[1] == ()


def test_an_empty_file_is_reported() -> None:
    record, problems = check_record(parse("content/program.yaml", "# nothing\n"), Program, "program", WORLD)

    assert record is None
    assert [problem.code for problem in problems] == ["file-empty"]


def test_a_table_of_sources_is_checked_like_the_sources_of_an_entry() -> None:
    text = "a: {title: A, kind: press, read: 2026-11-22, dated: 2026-12, url: http://10.0.0.1}\n"

    problems = check_record(parse("content/guides/sources.yaml", text), SourceTable, "sources", WORLD)[1]

    assert {problem.code for problem in problems} == {"dates-reversed", "date-future", "link-private"}


def test_a_fault_of_a_body_stands_at_its_line_of_the_file() -> None:
    head = parse("content/guides/deposit/en.md", "title: A\n", 1)
    markdown = Markdown(head=head, body="\n## Loss\n", offset=3)

    (problem,) = check_markdown(markdown, markdown, "guide", WORLD)

    assert (problem.code, problem.line, problem.column) == ("heading-id", 5, 1)


def test_a_language_that_cannot_be_read_is_not_compared() -> None:
    head = parse("content/guides/deposit/en.md", "title: A\n", 1)
    here = Markdown(head=head, body="## Loss {#loss}\n", offset=3)
    there = Markdown(head=parse("content/guides/deposit/zh.md", "", 1), body="", offset=0)

    assert check_markdown(here, there, "guide", WORLD) == ()


def test_problems_are_counted_by_severity() -> None:
    problems = [a_problem(), a_problem(severity="warning"), a_problem(line=2)]

    assert (count(problems, "error"), count(problems, "warning"), count(problems, "hint")) == (2, 1, 0)


def test_the_rules_of_markdown_do_not_look_at_heads() -> None:
    assert "heading-id" not in {rule.code for rule in rules_for("head")}


@pytest.mark.parametrize(("content", "reason"), HOSTILE, ids=[reason for _, reason in HOSTILE])
def test_a_hostile_file_is_reported_and_ends_nothing(content: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "lantern-bay.yaml").write_bytes(content)

    record, problems = check_provider(read_yaml(tmp_path, "lantern-bay.yaml"), WORLD)

    assert record is None, reason
    assert count(problems, "error") > 0


@pytest.mark.parametrize(("content", "reason"), HOSTILE_TEXTS, ids=[reason for _, reason in HOSTILE_TEXTS])
def test_a_hostile_guide_ends_nothing(
    content: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = a_content_folder(tmp_path)
    (root / "content/guides/deposit/en.md").write_bytes(content)

    status = main(["check", "--root", str(root), "--date", "2026-11-22"])

    assert status == 1, reason
    assert "content/guides/deposit/en.md" in capsys.readouterr().out


def test_a_build_of_hostile_files_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = a_content_folder(tmp_path / "root", {f"p{n}": "" for n in range(len(HOSTILE))})
    written = [(root / f"content/providers/p{n}.yaml").write_bytes(content) for n, (content, _) in enumerate(HOSTILE)]

    status = main(["build", "--root", str(root), "--out", str(tmp_path / "site"), "--date", "2026-11-22"])

    assert len(written) == len(HOSTILE)
    assert status == 1
    assert [path.name for path in (tmp_path / "site").rglob("*")] == [".release.json"]
    assert "nothing written" in capsys.readouterr().out


@settings(max_examples=250)
@given(st.data())
def test_no_change_of_bytes_of_a_valid_file_ends_the_check(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(VALID)))
    gone = data.draw(st.integers(0, 40))
    new = data.draw(st.binary(max_size=6) | st.sampled_from([b"\n", b": ", b"- ", b"{", b"}", b"[", b"]", b"'", b'"', b"&a ", b"*a", b"!t ", b"? ", b"#", b"|\n", b"---\n", b"\t", "\u202e".encode()]))  # fmt: skip
    text = (VALID[:at] + new + VALID[at + gone :]).decode("utf-8", "replace")

    record, problems = check_provider(parse("content/providers/baozun.yaml", text), WORLD)

    assert (record is None) == (count(problems, "error") > 0)
    assert all(_is_within(problem, text) for problem in problems)


def test_a_number_of_one_takes_no_s() -> None:
    assert [counted(number, "error") for number in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]


def _is_within(problem: Problem, text: str) -> bool:
    """Whether a problem stands at a line of the file, or just behind the last one."""
    return 1 <= problem.line <= len(text.splitlines()) + 1 and problem.column >= 1


def test_a_file_that_refers_to_no_other_is_judged_anew_when_its_text_or_the_day_is_another(tmp_path: Path) -> None:
    root = a_content_folder(tmp_path)
    path = root / "content/program.yaml"
    first = check_apart(root, "content/program.yaml", Program, "program", TODAY)

    again = check_apart(root, "content/program.yaml", Program, "program", TODAY)
    next_day = check_apart(root, "content/program.yaml", Program, "program", TODAY + timedelta(days=1))
    path.write_text(path.read_text("utf-8").replace("mailbox:", "mailbx:"), "utf-8")
    changed, problems = check_apart(root, "content/program.yaml", Program, "program", TODAY)
    path.unlink()
    gone = check_apart(root, "content/program.yaml", Program, "program", TODAY)

    assert again[0] is first[0] is not None
    assert next_day[0] is not first[0]
    assert next_day == first
    assert (changed, {problem.code for problem in problems}) == (None, {"key-unknown", "key-missing"})
    assert (gone[0], [problem.code for problem in gone[1]]) == (None, ["file-missing"])
