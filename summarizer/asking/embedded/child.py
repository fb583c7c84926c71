"""The child process that serves the embedded model; run as a script, with one line of JSON on its input.

It must end with its parent, however that dies. The input is a pipe that nobody writes to again: when the
parent is gone, the pipe ends, and so does this process. On Linux the kernel is told as well, for the seconds
in which loading keeps the interpreter busy. Nothing of the package is imported here.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from typing import Any

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_SIGKILL = 9


def main() -> None:
    order = json.loads(sys.stdin.readline())
    _end_with(order["parent"])
    threading.Thread(target=_end_when_input_ends, daemon=True).start()
    # What llama.cpp prints must not mix with the one line that the parent waits for.
    answer = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    server = _serve(order)
    answer.write(json.dumps({"url": server.listening_address}) + "\n")
    answer.flush()
    threading.Event().wait()


def _end_with(parent: int) -> None:
    """Ask the kernel for SIGKILL at the death of the thread that started us, which lives as long as the parent."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, _SIGKILL)
    if os.getppid() != parent:
        os._exit(0)  # it died before the kernel was told


def _end_when_input_ends() -> None:
    sys.stdin.read()
    os._exit(0)


def _serve(order: dict[str, Any]) -> Any:  # noqa: ANN401 - the extension module has no types
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = order["path"]
    params.model_alias = {order["alias"]}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [order["key"]]
    params.n_ctx = order["context"]
    params.n_parallel = 1
    params.cache_ram_mib = 0  # one conversation at a time: its prefix stays in the slot itself
    params.cpuparams.n_threads = order["threads"]
    params.cpuparams_batch.n_threads = order["threads"]
    params.ui = False
    params.warmup = False
    params.verbosity = 1
    return xllamacpp.Server(params)


if __name__ == "__main__":
    main()
