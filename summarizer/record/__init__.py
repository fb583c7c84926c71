"""Records the cassettes that the tests replay: real traffic with a real model. Run it from a checkout::

    python -m summarizer.record              # everything, with the embedded model
    python -m summarizer.record --only NAME  # one cassette
    OPENAI_API_KEY=… python -m summarizer.record   # everything, with a hosted model

It needs the extras ``test`` and, for the embedded model, ``local``.
"""
