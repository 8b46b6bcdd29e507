"""The command `hezuo verify`: it recomputes a published file and says what differs."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import orjson
from pydantic import ValidationError

from site_builder.gather import METHODS
from site_builder.model.assessment import Method
from site_builder.model.localized import Language, Localized
from site_builder.model.method import ScoreMethod
from site_builder.model.published import Published
from site_builder.read import read_yaml
from site_builder.verify import Difference, What, differences

_SAID: Final[dict[What, Localized]] = {
    "method": Localized(en="the method {published} is unknown", zh="没有{published}版方法"),
    "value": Localized(
        en="changed from {recomputed} to {published}, but the correction names another line",
        zh="由{recomputed}改为{published}，但更正所指为另一项",
    ),
    "few": Localized(en="published with {published}, though {recomputed} is required", zh="{published}即公布，要求{recomputed}"),
    "unknown": Localized(en="no such indicator in the method", zh="方法中没有这一指标"),
    "revision": Localized(en="revision {recomputed} is missing", zh="缺少第{recomputed}版"),
    "correction": Localized(en="the correction names no line that changed", zh="更正未指出有改动的项目"),
    "other": Localized(en="written otherwise than the method writes it", zh="写法与方法规定的不符"),
    "state": Localized(en="state {published}, recomputed {recomputed}", zh="状态为{published}，复算为{recomputed}"),
    "half_stars": Localized(en="{published} half stars, recomputed {recomputed}", zh="公布{published}个半星，复算为{recomputed}"),
    "total": Localized(en="total {published}, recomputed {recomputed}", zh="公布总分{published}，复算为{recomputed}"),
    "n": Localized(en="n = {published}, recomputed {recomputed}", zh="公布n = {published}，复算为{recomputed}"),
    "sha256": Localized(en="checksum {published}, recomputed {recomputed}", zh="公布校验和{published}，复算为{recomputed}"),
}  # fmt: skip
_EQUAL: Final = Localized(en="{count} scores recomputed, all equal", zh="已复算{count}项得分，全部一致")
_UNEQUAL: Final = Localized(
    en="{count} scores recomputed, {wrong} differences", zh="已复算{count}项得分，{wrong}处不一致"
)
_UNREADABLE: Final = Localized(en="{path}: no published file: {reason}", zh="{path}：不是公布文件：{reason}")


def verify(arguments: argparse.Namespace) -> int:
    """Recompute every score of a published file; return 0, 1 where something differs, 2 where it cannot be read."""
    language: Language = arguments.lang
    path: Path = arguments.file
    try:
        content = path.read_bytes()
        Published.model_validate_json(content)
    except (OSError, ValidationError) as error:
        reason = str(error).splitlines()[0]
        sys.stderr.write(_UNREADABLE[language].format(path=path, reason=reason) + "\n")
        return 2
    providers = orjson.loads(content)["providers"]
    methods = read_methods(arguments.root)
    count = wrong = 0
    for provider, standing in providers.items():
        raw = standing.get("assessments", ())
        count += len(raw)
        for difference in differences(provider, raw, methods):
            wrong += 1
            sys.stdout.write(sentence(difference, language) + "\n")
    said = _UNEQUAL if wrong else _EQUAL
    sys.stdout.write(said[language].format(count=f"{count:,}", wrong=f"{wrong:,}") + "\n")
    return 1 if wrong else 0


def sentence(difference: Difference, language: Language) -> str:
    """Return a difference in words: provider, quarter with its revision, indicator, and what is otherwise."""
    told = _SAID[difference.what][language].format(**difference._asdict())
    where = [difference.provider, f"{difference.quarter} r{difference.revision}", difference.indicator]
    return ("：" if language == "zh" else ": ").join([" ".join(filter(None, where)), told])


def read_methods(root: Path) -> Mapping[str, Method]:
    """Return every version of the method that a project has."""
    return {method.version: method for method in _methods(root)}


def _methods(root: Path) -> Iterator[Method]:
    for path in sorted((root / METHODS).glob("v*.yaml")):
        yield ScoreMethod.model_validate(read_yaml(root, f"{METHODS}/{path.name}").tree).method
