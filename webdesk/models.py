"""Owns what the desk itself remembers: people's roles, revisions, who is writing where, approvals, comments, and the log.

Articles are files; no table here is the truth about one. Refuses rules: those are in `workflow`.
"""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

PATH = 400  # letters of a path below the content folder


class Role(models.Model):
    """What a person may do for a unit and those below it; without a unit, for all."""

    class Kind(models.TextChoices):
        """The roles, each by itself: an administrator neither approves nor publishes unless told to."""

        AUTHOR = "author", "Người viết"
        REVIEWER = "reviewer", "Người duyệt"
        PUBLISHER = "publisher", "Người đăng"
        ADMINISTRATOR = "administrator", "Quản trị"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    unit = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "kind", "unit"], name="role_once")]


class SecondStep(models.Model):
    """The second step of somebody's log-in. The secret that their telephone has is made of the seed and the key of this desk."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="second_step")
    seed = models.CharField(max_length=64)
    key = models.CharField(max_length=16)  # tells the key that it needs from others
    confirmed = models.BooleanField(default=False)  # whether a first code has shown that the telephone has it
    codes = models.JSONField(default=list)  # digests of the recovery codes that are left
    used = models.BigIntegerField(default=0)  # the last step of time whose code was taken
    wrong = models.PositiveIntegerField(default=0)  # guesses since the last right code
    wait = models.DateTimeField(null=True)  # until when no code is looked at


class Office(models.Model):
    """What this office has settled for itself; one row."""

    self_approval = models.BooleanField(default=False)
    opinion_months = models.PositiveSmallIntegerField(default=6)  # after a consultation's end: who wrote is forgotten then

    @classmethod
    def here(cls) -> Office:
        """The one row."""
        return cls.objects.get_or_create(pk=1)[0]


class Revision(models.Model):
    """One text an article had, whole. Written before its file: whatever is killed between them loses nothing."""

    class Act(models.TextChoices):
        """How the text came about."""

        BEGUN = "begun", "Bắt đầu"
        SAVED = "saved", "Lưu"
        ELSEWHERE = "elsewhere", "Sửa ngoài bàn biên tập"
        SET_ASIDE = "aside", "Bản của người lưu sau, chưa ghi"
        SENT = "sent", "Gửi duyệt"
        RETURNED = "returned", "Trả lại"
        PUBLISHED = "published", "Đăng"
        WITHDRAWN = "withdrawn", "Rút bài"
        TAKEN_BACK = "back", "Quay lại bản cũ"
        MOVED = "moved", "Chuyển chỗ"
        REMOVED = "removed", "Xóa"

    path = models.CharField(max_length=PATH, db_index=True)
    text = models.TextField()
    digest = models.CharField(max_length=64, db_index=True)
    act = models.CharField(max_length=12, choices=Act.choices)
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    note = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    written = models.BooleanField(default=False)  # whether the text reached its file, or its side revision

    class Meta:
        ordering: ClassVar = ["-id"]


class SideRevision(models.Model):
    """The text that will replace a published article once it is approved; readers keep the file's."""

    path = models.CharField(max_length=PATH, unique=True)
    text = models.TextField()
    base = models.CharField(max_length=64)  # digest of the file it was made from
    sent = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)


class Approval(models.Model):
    """One exact text of an article was approved by a named person."""

    path = models.CharField(max_length=PATH, db_index=True)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    own = models.BooleanField(default=False)  # the approver had a hand in the text: an office of one
    at = models.DateTimeField(default=timezone.now)


class Schedule(models.Model):
    """A publisher's promise: the side revision with this digest goes out at a moment. (A new article has its hour in its file.)"""

    path = models.CharField(max_length=PATH, unique=True)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")


class Comment(models.Model):
    """What a reviewer says of a passage."""

    path = models.CharField(max_length=PATH, db_index=True)
    place = models.CharField(max_length=80, blank=True)  # the field, "" for the whole article
    passage = models.TextField(blank=True)
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    done = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["id"]


class Writing(models.Model):
    """What a person has typed into a form of an article or static page and not saved yet. Its time also says who is writing there now."""

    path = models.CharField(max_length=PATH)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    base = models.CharField(max_length=64)
    typed = models.TextField(blank=True)  # the form as it was sent, of a static page the text it makes, "" of one who only looks
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["path", "person"], name="writing_once")]

    @property
    def form(self) -> str:
        """Where it was typed."""
        return f"/{self.path.removesuffix('.md')}/" if self.path.startswith("trang/") else f"/sua/{self.path}"


class PreviewLink(models.Model):
    """A link by which somebody without an account sees one article before it is published, for some days."""

    path = models.CharField(max_length=PATH, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    to = models.CharField(max_length=120, blank=True)  # whom it was made for, in its maker's words
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    ended = models.BooleanField(default=False)
    seen = models.DateTimeField(null=True)  # when it was opened last

    class Meta:
        ordering: ClassVar = ["-id"]


class Opinion(models.Model):
    """What somebody wrote to a consultation by its public form. Nobody sees it there; a person lists and answers it, or leaves it out."""

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", "Chờ xem"
        LISTED = "listed", "Đưa vào bảng"
        LEFT = "left", "Không đưa vào bảng"

    path = models.CharField(max_length=PATH, db_index=True)  # of the article that opened the consultation
    name = models.CharField(max_length=100, blank=True)
    contact = models.CharField(max_length=120, blank=True)
    named = models.BooleanField(default=False)  # whether the writer lets the table name them
    part = models.CharField(max_length=200, blank=True)  # of the draft: an article, a clause
    words = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    answer = models.TextField(blank=True)
    origin = models.CharField(max_length=64, blank=True)  # a keyed digest of the address it came from, for a day
    forgotten = models.BooleanField(default=False)  # whether name and contact were removed as promised
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]


class LogEntry(models.Model):
    """Who did what when. Only ever added to; each entry seals the one before."""

    at = models.DateTimeField(default=timezone.now)
    who = models.CharField(max_length=150)
    what = models.CharField(max_length=40)
    path = models.CharField(max_length=PATH, blank=True)
    words = models.TextField(blank=True)
    address = models.CharField(max_length=60, blank=True)
    seal = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["-id"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add it; what was added stays."""
        if self.pk is not None:
            raise TypeError("the log is only added to")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Never."""
        raise TypeError("the log is only added to")

    def sealed(self, before: str) -> str:
        """The seal of this entry after another one."""
        told = "\x1f".join((before, self.at.isoformat(), self.who, self.what, self.path, self.words, self.address))
        return hashlib.sha256(told.encode()).hexdigest()


class Arrival(models.Model):
    """What came into an article from elsewhere, and what a person is still to decide of it. Gone once it is settled."""

    path = models.CharField(max_length=PATH, db_index=True)
    origin = models.CharField(max_length=300)  # the name of a file, or where a clipping came from
    suggestions = models.JSONField(default=list)  # of {field, name, value, quote, basis}
    dropped = models.JSONField(default=list)  # of [why, what]
    doubts = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-id"]
