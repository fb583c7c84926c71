"""What can go wrong, as one tree::

    SummarizerError
    ├── InputError               the call cannot be carried out as given (exit code 2)
    │   ├── DocumentError        the article cannot be read
    │   ├── SummaryError         the summary to verify is not one
    │   ├── ConfigurationError   a flag, a variable or an extra is wrong or missing
    │   └── RunError             the file of a batch run cannot be used, or written
    ├── Postponed                one article is left for later, with nothing wrong about it (exit code 3)
    └── ModelError               the model gave nothing usable (exit code 3)
        ├── ModelUnavailable     it cannot be reached, or not at this rate
        ├── ModelRefused         wrong key, unknown model, a request it will not take
        ├── ArticleTooLong       the article does not fit the model's context
        └── AnswerUnusable       it answered, but not in the form asked for

Each error reads as one sentence for the person at the terminal; ``hint`` says what to do.
The fault underneath is kept as ``__cause__``.
"""

from __future__ import annotations


class SummarizerError(Exception):
    """The root: what any function of this package may raise on purpose."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}" if self.hint else self.message


class InputError(SummarizerError):
    """The call cannot be carried out as given."""

    exit_code = 2


class DocumentError(InputError):
    """The article cannot be read: missing, empty, binary, too large, or without any text."""


class SummaryError(InputError):
    """The summary to verify is not one: not JSON, a wrong type, an unknown key."""


class ConfigurationError(InputError):
    """A flag, an environment variable or an extra is wrong or missing."""


class RunError(InputError):
    """The file of a batch run is in use, damaged, of another version, or cannot be written."""


class Postponed(SummarizerError):
    """One article of a batch is left for later: the budget is spent, or its answers come another day."""

    exit_code = 3


class ModelError(SummarizerError):
    """The model gave nothing usable."""

    exit_code = 3


class ModelUnavailable(ModelError):
    """The endpoint cannot be reached, fails, stalls, or turns requests away for their rate."""


class ModelRefused(ModelError):
    """The endpoint answered that it will not: a wrong key, an unknown model, a bad request."""


class ArticleTooLong(ModelError):
    """The article and the task do not fit into the model's context."""


class AnswerUnusable(ModelError):
    """The model answered, but cut off, not in JSON, or not in the schema."""
