"""``summarizer doctor``: what is installed, which model would be used and why."""

from __future__ import annotations

import click

from summarizer.cli.exits import Exit
from summarizer.render.visible import visible


@click.command()
@click.option("-m", "--model", metavar="NAME", help="As for summarize.")
@click.option("--base-url", metavar="URL", help="As for summarize.")
@click.option("--model-file", metavar="GGUF", help="As for summarize.")
def doctor(*, model: str | None, base_url: str | None, model_file: str | None) -> int:
    """Say what is installed, which model would be used, and why.

    Where something is missing, the command that mends it is named. Ends with exit code 3
    if no model could be used as things are. No model is asked.

    \b
    Examples:
      summarizer doctor
      summarizer doctor --model embedded-small
    """
    from summarizer.pipeline import diagnose
    from summarizer.settings import Settings

    settings = Settings.resolve(model=model, base_url=base_url, model_file=model_file)
    diagnosis = diagnose(settings)
    click.echo(f"Model:    {visible(diagnosis.model)} ({visible(diagnosis.why)})")
    click.echo(f"Strategy: {diagnosis.strategy}")
    click.echo(f"Ready:    {'yes' if diagnosis.ok else 'no, see what is missing below'}\n")
    for finding in diagnosis.findings:
        click.echo(f"{'✓' if finding.ok else '✗'} {visible(finding.name)}: {visible(finding.detail)}")
        if finding.remedy and not finding.ok:
            click.echo(f"    to mend it: {visible(finding.remedy)}")
    return Exit.FINE if diagnosis.ok else Exit.MODEL
