"""The browser's modules as they are served: joined where they are always needed together."""

import re

import pytest

from site_builder.modules import JOINED, joined, served_modules
from tests.builders import ROOT

MODULES = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "templates/static/js").glob("*.js"))}

EXPORTED = re.compile(
    r"^export (?:async )?(?:function\*?|const|let|class) (\w+|[{\[][^=]*[}\]])|^export \{([^}]*)\}", re.MULTILINE
)
IMPORTED = re.compile(r'^import \{([^}]*)\} from "\./(\w+\.js)"', re.MULTILINE)


def exports(module: str) -> set[str]:
    """Return the names that others may import."""
    return {name for pair in EXPORTED.findall(module) for part in pair for name in re.findall(r"\w+", part)}


def test_what_a_module_imports_by_name_is_exported() -> None:
    wanted = {
        (name, source, each.split(" as ")[0].strip())
        for name, module in MODULES.items()
        for names, source in IMPORTED.findall(module)
        for each in names.split(",")
        if each.strip()
    }

    missing = [one for one in sorted(wanted) if one[2] not in exports(MODULES[one[1]])]

    assert len(wanted) > 300
    assert missing == []


def test_a_module_follows_those_that_it_imports() -> None:
    modules = {
        "a.js": 'import { b } from "./b.js";\nexport const a = b;\n',
        "b.js": 'import { c } from "./c.js";\nexport const b = c;\n',
        "c.js": "export const c = 1;\n",
    }

    assert joined(["a.js", "b.js", "c.js"], modules) == b"export const c=1;export const b=c;export const a=b;"


def test_what_is_not_among_them_is_imported_once() -> None:
    modules = {
        "a.js": 'import { h, part } from "./dom.js";\nimport "./tally.js";\nexport const a = h;\n',
        "b.js": 'import { fill, h } from "./dom.js";\nexport const b = fill;\n',
    }

    served = joined(["a.js", "b.js"], modules).decode()

    assert served.startswith('import{fill,h,part}from"./dom.js";import"./tally.js";')
    assert served.count("import") == 2


@pytest.mark.parametrize(
    "declaration",
    ["const most = 1;", "let most;", "function most() {}", "async function most() {}", "export class most {}", "const { most } = {};", "const [least, most] = [];"],
)  # fmt: skip
def test_two_that_declare_the_same_name_are_told_apart_by_nobody(declaration: str) -> None:
    modules = {"a.js": "export const most = 2;\n", "b.js": f"{declaration}\n"}

    with pytest.raises(ValueError, match=r"^a\.js and b\.js are served as one file and both declare most: rename one$"):
        joined(["a.js", "b.js"], modules)


def test_a_name_that_one_imports_and_another_declares_is_an_error() -> None:
    modules = {"a.js": 'import { h } from "./dom.js";\n', "b.js": "const h = 1;\n"}

    with pytest.raises(ValueError, match=r"^dom\.js and b\.js are served as one file and both declare h: rename one$"):
        joined(["a.js", "b.js"], modules)


def test_a_name_inside_of_a_function_is_its_own() -> None:
    modules = {"a.js": "export const most = 2;\n", "b.js": "function b() {\n  const most = 1;\n  return most;\n}\n"}

    assert b"most" in joined(["a.js", "b.js"], modules)


def test_modules_of_a_group_are_served_in_its_file_and_all_others_by_themselves() -> None:
    modules = dict.fromkeys(("a.js", "b.js", "c.js"), "")

    served = served_modules(modules, [("b.js", "a.js", "gone.js")])

    assert served == {"a.js": ("b.js", "a.js"), "b.js": ("b.js", "a.js"), "c.js": ("c.js",)}


@pytest.mark.parametrize("group", JOINED, ids=lambda group: group[0])
def test_a_group_is_of_modules_that_exist_and_are_in_no_other(group: tuple[str, ...]) -> None:
    assert set(group) <= MODULES.keys()
    assert [name for other in JOINED for name in other if name in group] == list(group)
