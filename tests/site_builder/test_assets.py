"""Static files: one joined style sheet, everything else under a name that carries its hash."""

import base64
import hashlib
from pathlib import Path

import pytest

from site_builder.assets import gather_assets, join_styles
from tests.builders import ROOT


def a_static_folder(base: Path, **files: str) -> Path:
    """Write static files; `__` in a name stands for `/`, a last `_` for the dot of its ending."""
    for name, text in {"css__site_css": "@layer base;", **files}.items():
        path = base / ".".join(name.replace("__", "/").rsplit("_", 1))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return base


def test_a_file_is_copied_under_a_name_that_carries_its_hash(tmp_path: Path) -> None:
    assets = gather_assets(a_static_folder(tmp_path, icons__seal_svg="<svg/>"))

    fingerprint = hashlib.sha256(b"<svg/>").hexdigest()[:10]
    assert assets.addresses == {"icons/seal.svg": f"/static/icons/seal.{fingerprint}.svg"}
    assert assets.files == {f"static/icons/seal.{fingerprint}.svg": b"<svg/>"}


def test_a_file_that_changes_gets_another_address(tmp_path: Path) -> None:
    before = gather_assets(a_static_folder(tmp_path, js__words_js="1"))
    after = gather_assets(a_static_folder(tmp_path, js__words_js="2"))

    assert before.addresses["js/words.js"] != after.addresses["js/words.js"]


@pytest.mark.parametrize(
    "statement",
    [
        'import{a}from"./words.js";',
        'import"./words.js";',
        'export*from"./words.js";',
        'const a=await import("./words.js");',
    ],
)
def test_a_module_imports_another_by_its_address(statement: str, tmp_path: Path) -> None:
    assets = gather_assets(a_static_folder(tmp_path, js__words_js="export const a = 1;", js__compare_js=statement))

    imported = assets.addresses["js/words.js"].rpartition("/")[2]
    content = assets.files[assets.addresses["js/compare.js"].lstrip("/")]
    assert content.decode() == statement.replace("words.js", imported)


def test_a_module_gets_another_address_when_one_that_it_imports_changes(tmp_path: Path) -> None:
    chain = {"js__a_js": 'import "./b.js";', "js__b_js": 'import "./c.js";'}
    before = gather_assets(a_static_folder(tmp_path, **chain, js__c_js="1"))
    after = gather_assets(a_static_folder(tmp_path, **chain, js__c_js="2"))

    assert before.addresses.keys() == after.addresses.keys()
    assert not set(before.addresses.values()) & set(after.addresses.values())


def test_a_module_that_imports_one_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match=r"wrods\.js"):
        gather_assets(a_static_folder(tmp_path, js__compare_js='import "./wrods.js";'))


def test_modules_that_import_each_other_in_a_circle_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(RecursionError):
        gather_assets(a_static_folder(tmp_path, js__a_js='import "./b.js";', js__b_js='import "./a.js";'))


def test_files_of_editors_and_systems_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"x")

    assert gather_assets(a_static_folder(tmp_path)).files == {}


def test_style_sheets_are_joined_layers_and_tokens_first(tmp_path: Path) -> None:
    names = ["box", "layout", "base", "reset", "tokens", "site", "alert"]
    _ = [(tmp_path / f"{name}.css").write_text(f".{name} {{ top: 0; }}\n", encoding="utf-8") for name in names]

    style = join_styles(tmp_path)

    order = ["site", "tokens", "reset", "base", "layout", "alert", "box"]
    assert style == "".join(f".{name}{{top:0;}}" for name in order)


def test_a_joined_style_sheet_has_no_comments_and_no_space_around_signs(tmp_path: Path) -> None:
    text = "/* a\n comment */\n.a {\n  color : red ;\n}\n\n@media (width > 40em) {\n  .a .b, .c { top: 0 }\n}\n"
    (tmp_path / "a.css").write_text(text, encoding="utf-8")

    assert join_styles(tmp_path) == ".a{color :red;}@media (width > 40em){.a .b, .c{top:0}}"


def test_each_style_sheet_has_its_hash_for_the_security_policy(tmp_path: Path) -> None:
    assets = gather_assets(
        a_static_folder(tmp_path, css__site_css=".a { top: 0; }", css__tool__fit_css=".b { top: 0; }")
    )

    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in assets.styles.values()]
    assert assets.style_hashes == tuple(sorted(f"sha256-{digest}" for digest in digests))


def test_pages_have_the_common_style_and_that_of_their_kind(tmp_path: Path) -> None:
    sheets = {
        "css__site_css": ".a{top:0}",
        "css__text__prose_css": ".b{top:0}",
        "css__list__entry_css": ".c{top:0}",
        "css__tool__fit_css": ".d{top:0}",
    }

    styles = gather_assets(a_static_folder(tmp_path, **sheets)).styles

    assert styles["public"] == ".a{top:0}.b{top:0}"
    assert styles["list"] == ".a{top:0}.c{top:0}"
    assert styles["tool"] == ".a{top:0}.b{top:0}.c{top:0}.d{top:0}"


def test_the_real_static_files_can_be_gathered() -> None:
    assets = gather_assets(ROOT / "templates/static")

    assert all(style.startswith("@layer ") for style in assets.styles.values())
    assert assets.files.keys() == {address.lstrip("/") for address in assets.addresses.values()}


def test_no_real_module_imports_a_plain_name() -> None:
    assets = gather_assets(ROOT / "templates/static")

    plain = [name.rpartition("/")[2] for name in assets.addresses if name.endswith(".js")]
    texts = b"".join(content for path, content in assets.files.items() if path.endswith(".js")).decode()
    assert [name for name in plain if f'"./{name}"' in texts or f"'./{name}'" in texts] == []
