"""The list of commands: in, the arguments of the command line; out, the command that they name, run."""

from __future__ import annotations

import typer

from dragoman.cli import check, classify, codebook, explain, holders, promises, read, version, who

__all__ = ["app"]

app = typer.Typer(
    name="dragoman",
    help="Read dated news reports and official readouts into coded political events, statements, "
    "commitments and a who's who, each traceable to the words it rests on.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read")(read.read)
app.command("explain")(explain.explain)
app.command("promises")(promises.promises)
app.command("classify")(classify.classify)
app.command("who")(who.who)
app.command("holders")(holders.holders)
app.add_typer(codebook.commands, name="codebook")
app.command("check")(check.check)
app.command("version")(version.version)
