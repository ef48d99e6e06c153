"""Work distributed among processes: every job is done once, and failures are reported."""

from __future__ import annotations

import os
import time

import pytest

from portal.store.workers import MOST, WorkerFailed, meanwhile, share_out


@pytest.mark.parametrize("count", [2, 63, 64, 65, 1000, 3 * MOST + 1])
@pytest.mark.parametrize("workers", [1, 2, 3])
def test_every_job_is_done_once(count: int, workers: int) -> None:
    assert sorted(share_out(range(count), lambda job: job * 2, workers, least=2)) == [job * 2 for job in range(count)]


def test_whoever_is_free_takes_the_next_share() -> None:
    def slow(job: int) -> tuple[int, int]:
        time.sleep(0.5 if job == 0 else 0)
        return os.getpid(), job

    done = list(share_out(range(640), slow, 2))
    held = next(pid for pid, job in done if job == 0)
    assert len({pid for pid, _ in done}) == 2
    assert sum(pid == held for pid, _ in done) < 320


def test_a_failure_ends_the_work_with_its_words() -> None:
    def work(job: int) -> int:
        if job == 700:
            raise ValueError("tin/2016/a")
        return job

    with pytest.raises(WorkerFailed, match="tin/2016/a"):
        list(share_out(range(1000), work, 2))


def test_a_worker_that_dies_is_told() -> None:
    def work(job: int) -> int:
        if job == 700:
            os._exit(9)
        return job

    with pytest.raises(WorkerFailed):
        list(share_out(range(1000), work, 2))


def test_results_of_jobs_done_meanwhile_come_from_the_other_process() -> None:
    with meanwhile([1, 2, 3], lambda job: (job, os.getpid())) as results:
        told = list(results())
    assert [job for job, _ in told] == [1, 2, 3]
    assert {process for _, process in told}.isdisjoint({os.getpid()})


def test_what_fails_meanwhile_is_done_again_where_its_cause_is_known() -> None:
    here = os.getpid()

    def work(job: int) -> int:
        if os.getpid() != here:
            raise ValueError("only in the child")
        return -job

    with meanwhile([1, 2, 3], work) as results:
        assert list(results()) == [-1, -2, -3]
    with pytest.raises(ZeroDivisionError), meanwhile([1, 0], lambda job: 1 // job) as results:
        list(results())
