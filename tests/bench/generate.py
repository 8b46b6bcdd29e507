"""A project of any size, the same for the same number: `python -m tests.bench.generate --providers N --out DIR`.

Providers are fictional and written as the real ones are: facts in groups, each with its source and the words seen. The
taxonomy and 40 bilingual guides come from the real content, so that every size has the same guides.
"""

import argparse
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Final

import yaml

ROOT: Final = Path(__file__).parents[2]
GUIDES: Final = 40
_FIRST: Final = ("Amber", "Birch", "Cedar", "Delta", "Ember", "Fjord", "Grove", "Harbour", "Iris", "Juniper", "Kelp", "Linden",
                 "Maple", "North", "Opal", "Pine", "Quartz", "River", "Slate", "Tidal")  # fmt: skip
_SECOND: Final = ("Bridge", "Canvas", "Dock", "Field", "Gate", "Hill", "Lantern", "Market", "Orchard", "Path", "Quay", "Ridge",
                  "Spring", "Terrace", "Vale", "Wharf", "Yard", "Mill", "Loom", "Reed")  # fmt: skip
_THIRD: Final = ("Commerce", "Digital", "Brands", "Operations", "Partners", "Online", "Retail", "Studio")
_HAN: Final = "山川河湖海云风月星光林木花草石玉金银青白红黄东西南北春夏秋远高明新平安宁正大同德"
_TAIL: Final = ("电商", "数字", "科技", "网络", "品牌管理", "商务")
_KINDS: Final = ("official", "filing", "press", "self-stated")


def generate(providers: int, out: Path, guides: int = GUIDES) -> None:
    """Write a project with this many providers; the folder must not exist."""
    content = out / "content"
    (content / "providers").mkdir(parents=True)
    for name in ("taxonomy.yaml", "program.yaml", "glossary.yaml"):
        shutil.copy(ROOT / "content" / name, content / name)
    for name in ("method", "pages", "schema"):
        shutil.copytree(ROOT / "content" / name, content / name)
    shutil.copytree(ROOT / "templates", out / "templates")
    _guides(content / "guides", guides)
    taxonomy = yaml.load((content / "taxonomy.yaml").read_text("utf-8"), yaml.CSafeLoader)
    codes = {name: [term["code"] for term in terms] for name, terms in taxonomy.items()}
    for number in range(providers):
        (content / "providers" / f"{provider_id(number)}.yaml").write_text(provider_text(number, codes), "utf-8")


def provider_id(number: int) -> str:
    """Return the id of a generated provider: made from its English name, as most real ones are."""
    return _name(Random(number), number).lower().replace(" ", "-")  # noqa: S311 # figures, not secrets


def _name(random: Random, number: int) -> str:
    return f"{random.choice(_FIRST)} {random.choice(_SECOND)} {random.choice(_THIRD)} {number}"


def _guides(folder: Path, count: int) -> None:
    real = ROOT / "content/guides"
    folder.mkdir()
    shutil.copy(real / "sources.yaml", folder / "sources.yaml")
    slugs = sorted(path.name for path in real.iterdir() if path.is_dir())
    for number in range(count):
        slug = slugs[number % len(slugs)]
        name = slug if number < len(slugs) else f"{slug}-{number // len(slugs) + 1}"
        shutil.copytree(real / slug, folder / name)


def _some(random: Random, codes: Sequence[str], low: int, high: int) -> list[str]:
    return random.sample(codes, random.randint(low, min(high, len(codes))))


def provider_text(number: int, codes: dict[str, list[str]]) -> str:
    """Return the file of a generated provider; `codes` are those of the taxonomy, by the names of its lists."""
    random = Random(number)  # noqa: S311 # figures, not secrets
    name = _name(random, number)
    han = _han(number) + random.choice(_TAIL)
    return "\n".join(_lines(random, number, name, han, codes)) + "\n"


def _han(number: int) -> str:
    """Return three characters, others for every number, so that no two firms have one name."""
    first, rest = divmod(number, len(_HAN) ** 2)
    return "".join(_HAN[index] for index in (first, *divmod(rest, len(_HAN))))


def _lines(random: Random, number: int, name: str, han: str, codes: dict[str, list[str]]) -> Iterator[str]:
    place, year = random.choice(codes["places"]), random.randint(1998, 2017)
    platforms, services = _some(random, codes["platforms"], 2, 7), _some(random, codes["services"], 3, 8)
    categories = _some(random, codes["categories"], 1, 5)
    yield "# yaml-language-server: $schema=../schema/provider.schema.json"
    yield "source: s1"
    yield "listed_on: 2026-11-22"
    yield f"types: [{', '.join(_some(random, codes['provider_types'], 1, 2))}]"
    yield "summary:"
    yield f"  en: Store operation provider founded in {year}; it runs stores for brands in {len(categories)} categories on {len(platforms)} platforms."
    yield f"  zh: 成立于{year}年的代运营服务商，在{len(platforms)}个平台为{len(categories)}个类目的品牌经营店铺。"
    yield "names:"
    yield f"  en: {{value: {name}, seen: {name} Co. Ltd runs brand stores}}"
    yield f"  zh: {{value: {han}, source: s2, seen: {han}有限公司}}"
    yield f"  legal: {{value: {han}有限公司, source: s2, seen: 公司名称为{han}有限公司}}"
    yield "company:"
    yield "  source: s2"
    yield f"  headquarters: {{value: {place}, seen: the seat of the company stands in the register}}"
    yield f"  founded: {{value: {year}, seen: established in {year} as a store operation provider}}"
    yield f"  website: {{value: https://www.{provider_id(number)}.net, source: s1, seen: our address on the web}}"
    yield f"  team: {{value: {random.randint(10, 3000)}, source: s3, seen: the size of the team as reported}}"
    yield "offer:"
    yield "  source: s3"
    half = max(1, len(platforms) // 2)
    yield "  platforms:"
    yield f"    - {{values: [{', '.join(platforms[:half])}], seen: the report names these platforms first}}"
    if platforms[half:]:
        yield f"    - {{values: [{', '.join(platforms[half:])}], source: s1, seen: our stores on further platforms}}"
    yield f'  services:\n    - {{values: [{", ".join(services)}], seen: "services: operation, marketing, content and more"}}'
    yield f"  categories:\n    - {{values: [{', '.join(categories)}], seen: the categories in which it works}}"
    yield f"  markets:\n    - {{values: [{', '.join(_some(random, codes['markets'], 1, 3))}], source: s1, seen: brands from these markets}}"
    brands = ", ".join(f"{random.choice(_FIRST)} {random.choice(_SECOND)}" for _ in range(random.randint(2, 5)))
    yield f"  brands:\n    - {{values: [{brands}], source: s4, seen: among its clients}}"
    yield "sources:"
    for key in range(1, 5):
        kind, dated = random.choice(_KINDS), f"{random.randint(2019, 2026)}-{random.randint(1, 10):02d}"
        host = "www.tmall.com/source" if kind == "official" else f"source{key}.org/"
        yield f"  s{key}: {{title: {name} in source {key}, url: https://{host}{number}, kind: {kind}, dated: {dated}, read: 2026-11-22}}"


def main() -> None:
    """Write a project as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--providers", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    generate(arguments.providers, arguments.out)


if __name__ == "__main__":
    main()
