"""The project's own promises: public names, locked dependencies, documents."""

from __future__ import annotations

import importlib
import pkgutil
import re
import tomllib
from pathlib import Path

import pytest

import dragoman

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ROOMS_OF_THIS_TEST = ("dragoman.sources", "dragoman.views", "dragoman.cli")


def names(requirements: list[str]) -> set[str]:
    """Return the names of requirements as package indexes write them."""
    return {re.split(r"[<>=!~\[; ]", line)[0].lower().replace("_", "-") for line in requirements}


def test_public_names_are_there() -> None:
    for name in dragoman.__all__:
        assert getattr(dragoman, name) is not None
    assert dir(dragoman) == sorted(dragoman.__all__)
    assert set(dragoman._HOME_OF) | {"__version__"} == set(dragoman.__all__)
    with pytest.raises(AttributeError):
        _ = dragoman.nothing


def modules() -> list[str]:
    """Return the modules of the rooms."""
    found = []
    for room in ROOMS_OF_THIS_TEST:
        package = importlib.import_module(room)
        found += [room, *(f"{room}.{part.name}" for part in pkgutil.iter_modules(package.__path__))]
    return found


@pytest.mark.parametrize("name", modules())
def test_every_module_says_what_is_public(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__, "a module begins by saying what comes in and what goes out"
    assert all(hasattr(module, public) for public in module.__all__)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_lock_has_every_dependency_with_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    wanted = names(PROJECT["dependencies"])
    if lock == "requirements-dev.lock":
        wanted |= names(PROJECT["optional-dependencies"]["dev"])
    pinned = {found[1].lower() for found in re.finditer(r"^([\w.-]+)==", text, re.MULTILINE)}
    assert wanted <= pinned
    assert text.count("--hash=sha256:") >= len(pinned)
    assert not re.search(r"https?://|file://|--index|--extra-index|--find-links|--trusted", text)


def test_every_dependency_is_explained() -> None:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    extras = PROJECT["optional-dependencies"]
    for name in names([*PROJECT["dependencies"], *extras["dev"], *extras["knowledge"], *extras["peers"]]):
        assert f"| {name} |" in text, f"docs/dependencies.md does not say why {name} is needed"


def test_version_stands_in_the_changelog_or_is_unreleased() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in text or f"## [{dragoman.__version__}]" in text
    assert "### Changed results" in text


def test_readme_names_every_command() -> None:
    from typer.main import get_command

    from dragoman.cli.app import app

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in vars(get_command(app))["commands"]:
        assert f"dragoman {name}" in text
