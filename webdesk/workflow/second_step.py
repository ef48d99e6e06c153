"""Owns the second step of a log-in: codes of an app on one's telephone (TOTP, RFC 6238), recovery codes, and the slowing of guesses.

Whoever wants it switches it on for their own account. Guesses are counted by account, not by address: the password is known by then.
No table holds a secret: it is made anew of a seed there and the key of this desk, a file. Without that key a second step is none.
"""

from __future__ import annotations

import secrets
from base64 import b32encode
from datetime import timedelta
from enum import Enum

import pyotp
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from webdesk.models import SecondStep
from webdesk.place import place

STEP = 30  # seconds of one code
AROUND = (-1, 0, 1)  # steps that a telephone's clock may be off
CODES, LETTERS, ALPHABET = 10, 10, "abcdefghjkmnpqrstuvwxyz23456789"  # recovery codes; none of the letters looks like another
GUESSES, COOL_OFF = 5, timedelta(minutes=15)


class Answer(Enum):
    """What became of a code."""

    RIGHT = "đúng"
    RECOVERED = "mã dự phòng"
    WRONG = "sai"
    SLOWED = "bị hãm"


def of(person: User) -> SecondStep | None:
    """Somebody's second step, once it is switched on."""
    return SecondStep.objects.filter(person=person, confirmed=True).first()


def secret_of(step: SecondStep) -> str:
    """What the telephone is told, in base 32."""
    return b32encode(salted_hmac("webdesk.ma-xac-thuc", step.seed, algorithm="sha1").digest()).decode()


def end_those_of_another_key() -> list[str]:
    """End second steps that no code can pass, since the key they need is not here (a restored archive); whose they were."""
    lost = SecondStep.objects.exclude(key=_key()).select_related("person")
    names = [step.person.get_username() for step in lost]
    lost.delete()
    return names


def _key() -> str:
    return salted_hmac("webdesk.khoa", "", algorithm="sha256").hexdigest()[:16]


def begin(person: User) -> SecondStep:
    """A new secret that asks for nothing until a first code has shown that the telephone has it."""
    fresh = {"seed": secrets.token_hex(32), "key": _key(), "confirmed": False, "codes": [], "used": 0, "wrong": 0, "wait": None}
    return SecondStep.objects.update_or_create(person=person, defaults=fresh)[0]


def address_of(step: SecondStep) -> str:
    """What the QR code says to the app on the telephone."""
    issuer = f"Bàn biên tập {place().hosts[0]}"
    return pyotp.TOTP(secret_of(step), interval=STEP).provisioning_uri(name=step.person.get_username(), issuer_name=issuer)


def take(person: User, code: str, *, confirmed: bool = True) -> Answer:
    """Hold a code against somebody's second step; each is taken once."""
    with transaction.atomic():
        step = SecondStep.objects.select_for_update().get(person=person, confirmed=confirmed)
        if step.wait and step.wait > timezone.now():
            return Answer.SLOWED
        answer = _held(step, "".join(code.split()).lower())
        step.wrong = step.wrong + 1 if answer is Answer.WRONG else 0
        step.wait = timezone.now() + COOL_OFF if step.wrong and step.wrong % GUESSES == 0 else None
        step.save()
    return answer


def _held(step: SecondStep, code: str) -> Answer:
    now = int(timezone.now().timestamp()) // STEP
    app = pyotp.TOTP(secret_of(step), interval=STEP)
    for at in (now + off for off in AROUND):
        if at > step.used and constant_time_compare(app.generate_otp(at), code):
            step.used = at
            return Answer.RIGHT
    digest = _digest(code.replace("-", ""))
    if digest in step.codes:
        step.codes = [one for one in step.codes if one != digest]
        return Answer.RECOVERED
    return Answer.WRONG


def new_codes(person: User) -> list[str]:
    """Ten recovery codes in place of those before; shown once, kept as digests."""
    made = ["".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(CODES)]
    SecondStep.objects.filter(person=person).update(confirmed=True, codes=[_digest(code) for code in made])
    return [f"{code[:5]}-{code[5:]}" for code in made]


def end(person: User) -> bool:
    """Ask for no second step any more; whether there was one."""
    return SecondStep.objects.filter(person=person).delete()[0] > 0


def _digest(code: str) -> str:
    return salted_hmac("webdesk.ma-du-phong", code, algorithm="sha256").hexdigest()
