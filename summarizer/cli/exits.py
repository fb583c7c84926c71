"""How a command ends."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes."""

    FINE = 0
    REJECTED = 1  # verify: something is rejected; summarize --strict: something was dropped
    USAGE = 2  # a wrong flag, or input that cannot be read
    MODEL = 3  # no model could be reached, or it gave nothing usable
    FAULT = 70  # a mistake in this program (EX_SOFTWARE of sysexits.h)
    INTERRUPTED = 130  # 128 + SIGINT, as shells count
    READER_GONE = 141  # 128 + SIGPIPE: whoever read the output stopped reading
