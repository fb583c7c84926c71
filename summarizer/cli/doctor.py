"""``summarizer doctor``: what is installed, which model would be used and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from summarizer.cli.exits import Exit
from summarizer.cli.stdout import standard_output
from summarizer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.asking.diagnosis import Diagnosis


@click.command()
@click.option("-m", "--model", metavar="NAME", help="As for summarize.")
@click.option("--base-url", metavar="URL", help="As for summarize.")
@click.option("--model-file", metavar="GGUF", help="As for summarize.")
def doctor(*, model: str | None, base_url: str | None, model_file: str | None) -> int:
    """Say what is installed, which model would be used, and why.

    Where something is missing, the command that mends it is named; what is marked with – is not
    needed for the model that would be used. Ends with exit code 3 if no model could be used as
    things are. No model is asked.

    \b
    Examples:
      summarizer doctor
      summarizer doctor --model embedded-small
    """
    from summarizer.pipeline import diagnose
    from summarizer.settings import Settings

    settings = Settings.resolve(model=model, base_url=base_url, model_file=model_file)
    diagnosis = diagnose(settings)
    with standard_output() as stream:
        stream.writelines(f"{line}\n" for line in _lines(diagnosis))
    return Exit.FINE if diagnosis.ok else Exit.MODEL


def _lines(diagnosis: Diagnosis) -> Iterator[str]:
    yield f"Model:    {visible(diagnosis.model)} ({visible(diagnosis.why)})"
    yield f"Strategy: {diagnosis.strategy}"
    yield f"Ready:    {'yes' if diagnosis.ok else 'no, see what is missing below'}\n"
    for finding in diagnosis.findings:
        mark = "✓" if finding.ok else "✗" if finding.needed else "–"
        yield f"{mark} {visible(finding.name)}: {visible(finding.detail)}"
        if finding.remedy and not finding.ok:
            yield f"    {'to mend it' if finding.needed else 'if wanted'}: {visible(finding.remedy)}"
