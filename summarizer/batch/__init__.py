"""Many articles, durably: nothing lost, nothing twice, nothing paid for twice.

::

    inputs    files, folders, JSONL, Parquet, addresses  →  Article, one after the other
    store     one SQLite file a run: what was asked, answered, finished, failed
    engine    a bounded window of articles, each through the same pipeline as ``summarize``
    limits    how fast, and for how much
    outputs   JSONL and Parquet, each article once

The pipeline is deterministic but for what the model says. So the unit that is remembered is the *answer*, under
the hash of the request: an article that was interrupted is worked through again from its start, and gets the
answers it had without asking. The same makes an answer that comes a day later (the Batch API) just another answer.
"""
