"""Many articles through the Batch API: half the price, within a day (``summarizer batch --via batch-api``).

::

    rounds      article by article as far as the answers go, then everything that is asked next in one go, and so on
    post        where an article's question gets its answer: from the run, or some other day
    parcels     the outbox cut into files, the files made into batches, their answers put into the run
    service     the endpoint: files up and down, batches made and watched, each thing once
    batches     what the endpoint says of a batch
    lines       one question or one answer, as the files have it
    returned    what came back in place of an answer, and what it means

Nothing of this is known to the conversation about an article: a question that is not answered yet ends its work
with :class:`~summarizer.errors.Postponed`, and the next time it starts again from its beginning, with one answer
more. All that must survive is in the run file (:mod:`summarizer.batch.store.outbox`), written before the step that
it announces.

Sources: https://platform.openai.com/docs/guides/batch and the API reference for files and batches.
"""
