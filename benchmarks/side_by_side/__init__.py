"""The peers beside this project on the adversarial set: one run, one table.

    pip install -e . -r benchmarks/requirements.txt
    python -m benchmarks.side_by_side [--json FILE] [--only NAME] [--every N] [--seconds N]

Every checker works in a process of its own, on the same claims: figures and quotations as strings, and, for those
that read prose, sentences. What is counted: false claims that it accepts, true ones that it rejects; the processor's
milliseconds for each of these, all of one article in a row; those for a full summary of an article of 1,000 words
(``benchmarks/speed.py``) and of one 20 times as long; the peak of its memory, interpreter and libraries included. A
peer that is not installed is left out and said.

``peers`` has who takes part, ``cases`` what each is asked, ``measuring`` what one process measures, ``table`` the rest.
"""
