"""Reading and verifying in processes of their own, where one core is not enough.

::

    crew     the workers of a run, in the parent: gives out articles, carries questions, replaces who dies
    worker   one of them, as the parent sees it
    child    the process: articles come in, questions and results go out
    wire     what passes between the two, over pipes

A worker has no way to the endpoint and no file: each question goes to the parent, where memory, limits and books
are. So nothing about them has to be shared, and a worker can die at any moment.
"""
