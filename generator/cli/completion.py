"""`truespec completion`: the script that teaches a shell to complete truespec.

Knows the shells; must not know the subcommands, which the program itself lists when asked.
"""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command(short_help="Print the script that completes truespec in your shell.")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a script that completes subcommands and options of truespec.

    \b
    Examples:
      eval "$(truespec completion bash)"                 # this session; for all: the line into ~/.bashrc
      eval "$(truespec completion zsh)"                  # into ~/.zshrc
      truespec completion fish > ~/.config/fish/completions/truespec.fish
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(ctx.find_root().command, {}, "truespec", "_TRUESPEC_COMPLETE").source())
