"""Owns the desk's clock: what falls due is published to the minute, and what fell due while the machine was off is made good; and
an archive every night.

It publishes nothing by itself before somebody published for the first time.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from portal.desk import clock
from portal.domain.asof import AsOf, moment
from portal.source.linking.row import now_of
from portal.source.load import Loaded
from portal.text.system import message_of
from webdesk.workflow import backup
from webdesk.workflow.hours import next_hour
from webdesk.workflow.log import note
from webdesk.workflow.opinions import forget_people
from webdesk.workflow.publishing import send_due, teller
from webdesk.workflow.services import Services

LONGEST = 20.0  # seconds of one sleep: a machine that was asleep itself is noticed, too
AGAIN = timedelta(minutes=5)  # after a publication that failed
WHO = "đồng hồ"
WEEK = 7  # archives the desk keeps beside its own data: each holds all pictures
ARCHIVES = "sao-luu"  # below the desk's own data


@dataclass(slots=True)
class Timer:
    """The clock of one desk. `tick` may be called at any time."""

    services: Services
    _tried: datetime | None = None
    _archived: date | None = None
    _forgot: date | None = None
    _over: threading.Event = field(default_factory=threading.Event)

    def start(self) -> threading.Thread:
        """Tick in a thread of its own until the process ends, or `stop`."""
        thread = threading.Thread(target=self._work, name="timer", daemon=True)
        thread.start()
        return thread

    def stop(self) -> None:
        """Tick no more."""
        self._over.set()

    def tick(self) -> float:
        """Publish if something fell due; the seconds until there is something to look for again."""
        now = moment(clock.as_of(os.environ))
        send_due(self.services, now)
        since, publisher = self.services.publisher.covered, self.services.publisher
        if since is None or publisher.busy:
            return LONGEST
        waits = self._tried is not None and not publisher.last.done and now < self._tried + AGAIN
        if not waits and self.services.room.ask(lambda loaded: fell_due(loaded, since, now)):
            self._tried = now
            note(WHO, "đến giờ", words=f"có thay đổi đến hạn từ {since:%H:%M %d/%m/%Y}")
            publisher.ask(teller(self.services, WHO))
        coming = self.services.room.ask(lambda loaded: loaded.next)
        moments = [at for at in (coming.at if coming else None, next_hour()) if at]
        return min([LONGEST, *(max(1.0, (at - now).total_seconds()) for at in moments)])

    def archive(self) -> None:
        """Write last night's archive where there is none yet; a fault is told once a day."""
        here, now = self.services.place, moment(clock.as_of(os.environ))
        folder = here.data / ARCHIVES
        if here.demo or self._archived == now.date() or not backup.is_due(folder, now):
            return
        self._archived = now.date()
        try:
            made = backup.backup(here.content, here.data, here.state, folder, WEEK)
            note(WHO, "sao lưu", words=" – ".join(filter(None, (made.name, backup.left_out(here.database)))))
        except OSError as fault:
            note(WHO, "sao lưu không được", words=message_of(fault))

    def forget(self) -> None:
        """Once a day, remove who wrote to consultations that ended long ago."""
        today = moment(clock.as_of(os.environ)).date()
        if self._forgot != today:
            self._forgot = today
            forget_people(self.services)

    def _work(self) -> None:
        from django.db import connection

        seconds = 1.0
        while not self._over.wait(seconds):
            seconds = LONGEST
            for work in (self.archive, self.forget):
                with suppress(Exception):
                    work()
            with suppress(Exception):  # whatever is wrong with the content now, the clock goes on
                seconds = self.tick()
            connection.close()


def fell_due(loaded: Loaded, since: datetime, now: datetime) -> bool:
    """Whether the site changed by itself between two moments: a new day, an article's hour, an hour at which something ends."""
    if loaded.state is None or now <= since:
        return False
    if since.astimezone(now.tzinfo).date() != now.date():
        return True
    before, after = now_of(AsOf.of(since)), now_of(AsOf.of(now))
    rows = loaded.state.settled.rows.values()
    return any(before < row.at <= after or any(before < at <= after for at, _ in row.limits) for row in rows)
