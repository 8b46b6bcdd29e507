"""The packages that an extra of the project brings to another machine, with their lines of the lock."""

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_ENTRY: Final = re.compile(r"^([a-z0-9.-]+)==.*(?:\n    --hash=.*)+", re.MULTILINE)
_MACHINES: Final = {"arm64": "aarch64", "x86_64": "x86_64"}

Requires = Callable[[str], Iterable[str]]
"""Returns what a package asks for, as its metadata says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where the packages will run.

    Attributes:
        python: The minor version, such as `3.13`.
        architecture: As the cloud calls it: `arm64` or `x86_64`.
    """

    python: str
    architecture: str

    @property
    def machine(self) -> str:
        """The architecture as wheels call it.

        Raises:
            KeyError: There is no such one.
        """
        return _MACHINES[self.architecture]

    def markers(self) -> dict[str, str]:
        """Return the values of the markers of requirements there."""
        return {
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "platform_machine": self.machine,
            "platform_system": "Linux",
            "sys_platform": "linux",
            "os_name": "posix",
            "extra": "",
        }


def installed(name: str) -> Iterable[str]:
    """Return what a package of this environment asks for.

    Raises:
        importlib.metadata.PackageNotFoundError: It is not there.
    """
    return distribution(name).requires or ()


def closure(wanted: Iterable[str], target: Target, requires: Requires = installed) -> tuple[str, ...]:
    """Return the names of packages and of all that they need on a machine, in alphabetical order.

    Args:
        wanted: Requirements, as a project lists them.
        target: The machine.
        requires: Returns what a package asks for.
    """
    markers = target.markers()
    found: set[str] = set()
    waiting = list(wanted)
    while waiting:
        asked = Requirement(waiting.pop())
        name = canonicalize_name(asked.name)
        if name in found or (asked.marker and not asked.marker.evaluate(markers)):
            continue
        found.add(name)
        waiting.extend(requires(name))
    return tuple(sorted(found))


def extra(root: Path, name: str) -> tuple[str, ...]:
    """Return the requirements of an extra of the project.

    Raises:
        KeyError: It has no such extra.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return tuple(project["optional-dependencies"][name])


def locked(root: Path, names: Iterable[str]) -> str:
    """Return the entries of the lock for some packages: version, marker and hashes.

    Raises:
        KeyError: The lock has no entry for one.
    """
    entries: dict[str, str] = {}
    for entry in _ENTRY.finditer((root / "requirements.lock").read_text(encoding="utf-8")):
        entries[entry[1]] = "\n".join(filter(None, (entries.get(entry[1]), entry[0])))
    return "".join(f"{entries[name]}\n" for name in names)
