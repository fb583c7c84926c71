"""An article in, a verified summary out: read, ask, verify, repair, drop what is still rejected.

For the command line and for libraries::

    settings = Settings.resolve(model=..., base_url=..., strategy=..., ...)   # flags; None = not given
    result = summarize(document, settings=settings, progress=show)            # blocks
    result = await asummarize(document, settings=settings, progress=show)     # the same thing
    result = summarize("the text of an article", model="embedded")            # overrides, as for resolve

``progress`` is called, in the order of the work, with a :class:`~summarizer.asking.progress.Step`:
``stage`` (loading, asking, answered, waiting, verifying, repairing, note), ``message`` (one line for a
person), ``number`` of ``of`` (calls of the model), ``tokens`` and ``seconds``. It may be called from
another thread when ``summarize`` runs under a running event loop.

``diagnose(settings)`` is what ``summarizer doctor`` prints: a
:class:`~summarizer.asking.diagnosis.Diagnosis` with ``model``, ``why``, ``strategy`` and ``findings``, each
with ``name``, ``ok``, ``detail`` and, where something is missing, ``remedy`` (the command that mends it).

What can be raised: :class:`~summarizer.errors.InputError` (exit code 2) and
:class:`~summarizer.errors.ModelError` (exit code 3), with ``message`` and ``hint``.
"""

from __future__ import annotations
