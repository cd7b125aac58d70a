"""The command line starts without loading what it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "spacy",
    "numpy",
    "pandas",
    "pyarrow",
    "rich.console",
    "jinja2",
    "onnxruntime",
    "markdown_it",
    "yaml",
}


@pytest.mark.parametrize(
    "code",
    [
        "import dragoman",
        "import dragoman.records, dragoman.sources",
        "from typer.testing import CliRunner; from dragoman.cli.app import app; "
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0",
    ],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    program = f"{code}\nimport sys\nprint(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())


def test_help_of_every_command() -> None:
    from typer.main import get_command
    from typer.testing import CliRunner

    from dragoman.cli.app import app

    commands = vars(get_command(app))["commands"]
    assert {"read", "explain", "check", "version"} <= set(commands)
    for name in commands:
        result = CliRunner().invoke(app, [name, "--help"])
        assert result.exit_code == 0, name
        assert "Usage: " in result.stdout


def test_closed_pipe_is_no_error() -> None:
    program = f"{sys.executable} -m dragoman --help | head -n 1"
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: dragoman")
    assert done.stderr == ""
