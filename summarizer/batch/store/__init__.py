"""What a run remembers, and what is remembered over runs; each is one SQLite file.

::

    run         one file a run: articles, calls, answers, outcomes; written by one process at a time
    outbox      questions of a run whose answers come another day
    answers     the cache over runs: answers under the hash of their request, for several processes at once
    reading     a run, for whoever only reads; standing: how far it is; account: what it did
    writer      one thread that writes, and commits what has gathered
    migrations  the tables, version by version;  views.sql: the same for people to ask questions of
    places      where run files and the cache lie
"""

from summarizer.batch.store.answers import Answers
from summarizer.batch.store.outbox import Asked, Outbox, Parcel
from summarizer.batch.store.records import Call, State, Totals
from summarizer.batch.store.run import Run
from summarizer.batch.store.setup import setup_of

__all__ = ["Answers", "Asked", "Call", "Outbox", "Parcel", "Run", "State", "Totals", "setup_of"]
