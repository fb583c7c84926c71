"""A run file against a simple model of it: whatever is done in whatever order, and wherever it is cut off."""

from __future__ import annotations

import asyncio
import json
import shutil
import tempfile
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from summarizer.batch.outcome import Failure
from summarizer.batch.store import Call, Run, State
from summarizer.render.visible import safe_json

if TYPE_CHECKING:
    from summarizer.schema import Result

NIGHT = Path(__file__).parents[1] / "files" / "run-version-1.sqlite"

OUTPUTS = ("out.jsonl", "odd\udcff.jsonl")
KEYS = ("6f1d", "77aa", "0c3e")
IN_MEMORY = next((folder for folder in ("/dev/shm",) if Path(folder).is_dir()), None)  # noqa: S108 - just faster

articles = st.sampled_from(["wire-1", "Ünïcode “quoted”", "odd\udcffname", "'; DROP TABLE call"])
calls = st.builds(
    Call,
    key=st.sampled_from(KEYS),
    purpose=st.sampled_from(["Write it", "Repair it"]),
    model=st.just("house-model"),
    prompt=st.just("generate"),
    prompt_version=st.just("3"),
    tokens_in=st.integers(0, 10**6),
    tokens_out=st.integers(0, 10**6),
    seconds=st.integers(0, 600).map(float),  # whole seconds, which floats add up exactly
    cost=st.none() | st.decimals(0, 100, places=12),
    outcome=st.sampled_from(["ok", "timeout"]),
    cached=st.booleans(),
)
unreadable = st.builds(Failure, code=st.just("document-error"), message=st.text(max_size=20))
endings = st.sampled_from(["done", "left"]) | unreadable


def a_result() -> Result:
    with tempfile.TemporaryDirectory() as folder, Run.open(Path(shutil.copy(NIGHT, folder))) as run:
        (_, done), _ = run.outcomes()
    assert done.result is not None
    return done.result


RESULT = a_result()


@dataclass
class Model:
    """What is known of a run, in dictionaries."""

    states: dict[str, State] = field(default_factory=dict)
    outcomes: dict[int, tuple[str, Any]] = field(default_factory=dict)
    calls: list[tuple[str, Call]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    exported: dict[str, tuple[int, int]] = field(default_factory=dict)
    total_known: bool = False
    last: int = 0

    def in_state(self, state: State) -> list[str]:
        return [name for name, found in self.states.items() if found is state]

    def spoilt(self) -> set[str]:
        """The answers that failed articles failed at."""
        found = set()
        for name in self.in_state(State.FAILED):
            own = [call for article, call in self.calls if article == name]
            found |= {call.key for call in own if call.outcome != "ok" or call.purpose == own[-1].purpose}
        return found


class RunMachine(RuleBasedStateMachine):
    """``unsure`` are articles that were admitted and may not have reached the disk."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=IN_MEMORY))
        self.loop = asyncio.new_event_loop()

    @initialize()
    def begin(self) -> None:
        self.kills = 0
        self.model = Model()
        self.admitted: set[str] = set()
        self.unsure: set[str] = set()
        self.run = Run.open(self.folder / "0.sqlite", setup={"model": "house-model"})

    @rule(name=articles)
    def admit(self, name: str) -> None:
        state = self.run.admit(name, f"at {name}")
        if name in self.admitted:
            assert state is State.TWICE
            return
        self.admitted.add(name)
        assert state is self.model.states.get(name, State.NEW)
        if state is State.NEW:
            self.model.states[name] = State.PENDING
            self.unsure.add(name)

    @rule(name=articles, asked=st.lists(calls, max_size=3), text=st.text(max_size=30), ending=endings)
    def work(self, name: str, asked: list[Call], text: str, ending: Failure | str) -> None:
        """One article, on from where it is; to its end, unless it is left in the middle."""
        if name not in self.admitted:
            self.admit(name)
        if self.model.states[name] is not State.PENDING:
            return
        for call in asked:
            answer = json.dumps({"content": text}) if call.outcome == "ok" else None
            self.awaited(self.run.record_call(name, call, answer))
            self.model.calls.append((name, call))
            if answer is not None:
                self.model.answers[call.key] = answer
        if ending == "left":
            return
        failure = ending if isinstance(ending, Failure) else None
        self.awaited(self.run.finish(name, RESULT) if failure is None else self.run.fail(name, failure))
        self.model.states[name] = State.DONE if failure is None else State.FAILED
        self.model.last += 1
        self.model.outcomes[self.model.last] = name, failure

    @rule()
    def retry(self) -> None:
        failed = self.model.in_state(State.FAILED)
        for key in self.model.spoilt():
            self.model.answers.pop(key, None)
        assert self.run.retry_failed() == len(failed)
        self.unsure.clear()
        self.model.states |= dict.fromkeys(failed, State.PENDING)
        self.model.outcomes = {number: end for number, end in self.model.outcomes.items() if end[1] is None}
        self.model.exported.clear()

    @rule(output=st.sampled_from(OUTPUTS), size=st.integers(0, 10**12))
    def export(self, output: str, size: int) -> None:
        self.run.note_exported(output, self.model.last, size)
        self.model.exported[output] = self.model.last, size

    @rule()
    def input_ends(self) -> None:
        self.run.all_admitted()
        self.unsure.clear()
        self.model.total_known = True

    @rule(killed=st.booleans())
    def leave(self, killed: bool) -> None:  # noqa: FBT001
        """Close the run, or take what is on the disk at this moment, and go on with that."""
        self.run.ended("interrupted")  # waits for what is on its way, so that the same steps always do the same
        self.unsure.clear()
        path = self.run.path
        if killed:
            self.kills += 1
            path = self.folder / f"{self.kills}.sqlite"
            for ending in ("", "-wal"):
                shutil.copy(f"{self.run.path}{ending}", f"{path}{ending}")
        self.run.close()
        self.run = Run.open(path, setup={"model": "house-model"})
        self.admitted.clear()

    def awaited(self, work: Any) -> None:
        self.loop.run_until_complete(work)
        self.unsure.clear()

    @invariant()
    def tells_the_same(self) -> None:
        if not hasattr(self, "run"):
            return
        asked = [call for _, call in self.model.calls if not call.cached]
        priced = [call.cost for call in asked if call.cost is not None]
        totals = self.run.totals()
        assert totals.done == len(self.model.in_state(State.DONE))
        assert totals.failed == len(self.model.in_state(State.FAILED))
        pending = len(self.model.in_state(State.PENDING))
        assert pending - len(self.unsure) <= totals.pending <= pending
        assert totals.total == (totals.admitted if self.model.total_known else None)
        assert totals.calls == len(asked)
        assert totals.cached == len(self.model.calls) - len(asked)
        assert totals.tokens_in == sum(call.tokens_in for call in asked)
        assert totals.tokens_out == sum(call.tokens_out for call in asked)
        assert totals.seconds == sum(call.seconds for call in asked)
        assert totals.cost == (sum(priced, Decimal(0)) if priced else None)
        assert totals.unpriced == len(asked) - len(priced)

    @invariant()
    def keeps_the_same(self) -> None:
        if not hasattr(self, "run"):
            return
        for key in KEYS:
            assert self.run.answer(key) == self.model.answers.get(key)
        for output in OUTPUTS:
            assert self.run.exported(output) == self.model.exported.get(output, (0, 0))

    @invariant()
    def gives_each_outcome_once(self) -> None:
        if not hasattr(self, "run"):
            return
        found = dict(self.run.outcomes())
        assert list(found) == sorted(self.model.outcomes)
        for number, (name, failure) in self.model.outcomes.items():
            assert found[number].id == name.encode("utf-8", "backslashreplace").decode()
            assert found[number].failure == failure
            assert (found[number].result == RESULT) is (failure is None)
        after = self.model.last // 2
        assert [number for number, _ in self.run.lines(after)] == [number for number in found if number > after]
        assert all(line == safe_json(found[number].model_dump_json()) for number, line in self.run.lines())

    def teardown(self) -> None:
        self.run.close()
        self.loop.close()
        shutil.rmtree(self.folder)


TestRun = RunMachine.TestCase
TestRun.settings = settings(max_examples=50, stateful_step_count=20)
