"""Ten thousand articles are too many for one machine: a real Ray cluster of two nodes, Parquet in and out."""

from __future__ import annotations

import logging
import os
import signal
from collections import Counter
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from summarizer.batch.limits import Limits
from summarizer.integrations.ray import Summarize, Verify
from tests.batch import newsroom
from tests.batch.serving import Schedule, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Of its own making: Ray sets, on each import, options that it has itself declared deprecated.
pytestmark = pytest.mark.filterwarnings(r"ignore:`use_:DeprecationWarning:ray\.data\.context")

KEY = "sk-test-3f9d1c77a8b2e6"
STORE = 100 << 20


@pytest.fixture(scope="module")
def ray_data() -> Iterator[Any]:
    """``ray.data`` on two nodes of three processors each: room for one actor of two, and for what reads and writes."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("RAY_USAGE_STATS_ENABLED", "0")  # it would report to its makers
        yield from _two_nodes()


def _two_nodes() -> Iterator[Any]:
    import ray
    import ray.data
    from ray.cluster_utils import Cluster

    head = {"num_cpus": 3, "object_store_memory": STORE, "include_dashboard": False}
    cluster = Cluster(initialize_head=True, head_node_args=head)
    cluster.add_node(num_cpus=3, object_store_memory=STORE)
    ray.init(address=cluster.address, log_to_driver=False, logging_level=logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield ray.data
    ray.shutdown()
    cluster.shutdown()


class WithNode(Verify):
    """Tells where it ran. The first of them is killed in the middle of its work, as for want of memory."""

    def __init__(self, killed: Path) -> None:
        super().__init__()
        self._killed = killed

    def __call__(self, batch: Any) -> Any:
        import ray

        table = super().__call__(batch)
        if self._is_first():
            os.kill(os.getpid(), signal.SIGKILL)
        node = ray.get_runtime_context().get_node_id()
        return table.append_column("node", pa.array([node] * table.num_rows))

    def _is_first(self) -> bool:
        try:
            self._killed.touch(exist_ok=False)
        except FileExistsError:
            return False
        return True


def how(ray_data: Any) -> dict[str, Any]:
    """Two actors, which no one node has room for."""
    pool = ray_data.ActorPoolStrategy(size=2)
    return {"batch_format": "pyarrow", "batch_size": 8, "compute": pool, "num_cpus": 2}


def test_a_cluster_has_two_nodes(ray_data: Any) -> None:
    import ray

    assert ray_data is not None
    assert sum(node["Alive"] for node in ray.nodes()) == 2


def test_an_archive_of_summaries_is_verified_on_both_nodes_though_an_actor_is_killed(
    ray_data: Any, tmp_path: Path
) -> None:
    told = [newsroom.falsified(n) if n % 5 == 0 else newsroom.summary(n) for n in range(60)]
    rows = [{"id": f"{n}", "text": newsroom.text(n), "summary": summary} for n, summary in enumerate(told)]
    rows[7]["text"] = ""
    for part in range(4):
        parquet.write_table(pa.Table.from_pylist(rows[part::4]), tmp_path / f"part-{part}.parquet")

    killed = tmp_path / "killed"
    stage = ray_data.read_parquet([str(tmp_path / f"part-{part}.parquet") for part in range(4)]).repartition(4)
    stage = stage.map_batches(WithNode, fn_constructor_kwargs={"killed": killed}, **how(ray_data))
    stage.write_parquet(str(tmp_path / "checked"))

    assert killed.exists()
    found = parquet.read_table(tmp_path / "checked").to_pylist()
    assert Counter(row["id"] for row in found) == Counter(row["id"] for row in rows)
    checked = {row["id"]: row for row in found}
    assert {int(name) for name, row in checked.items() if row["ok"] is False} == set(range(0, 60, 5))
    assert {name for name, row in checked.items() if row["failure_code"]} == {"7"}
    assert len({row["node"] for row in checked.values()}) == 2


def test_an_archive_is_summarized_though_one_call_in_ten_fails(ray_data: Any, tmp_path: Path) -> None:
    rows = [{"guid": f"story-{n}", "body": newsroom.text(n)} for n in range(60)]
    rows[3]["body"] = "- - -"
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "wire.parquet")
    with serving(Schedule(0.1, faults=("429 without", "500", "connection reset"))) as server:
        settings = {"model": "m", "base_url": server.url, "api_key": KEY, "backoff": 0.01}
        fields = {"text": "body", "id": "guid"}
        given = {**settings, "fields": fields, "limits": Limits(concurrency=8), "cache": tmp_path / "cache"}
        stage = ray_data.read_parquet(str(tmp_path / "wire.parquet")).repartition(4)
        stage = stage.map_batches(Summarize, fn_constructor_kwargs=given, **how(ray_data))
        stage.write_parquet(str(tmp_path / "summaries"))
    summaries = {row["guid"]: row for row in parquet.read_table(tmp_path / "summaries").to_pylist()}
    assert set(summaries) == {row["guid"] for row in rows}
    assert {name for name, row in summaries.items() if row["failure_code"]} == {"story-3"}
    assert summaries["story-8"]["headline"] == newsroom.summary(8)["headline"]
    assert server.seen.faults
    assert set(server.seen.answered.values()) == {1}
