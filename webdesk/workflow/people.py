"""Owns who may do what: a person's roles, for all units or for some of them and those below."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from portal.source.load import Loaded
from webdesk.models import Office, Role
from webdesk.newsroom.room import Newsroom

Kind = Role.Kind
PEOPLE = (
    ("ha", "Hà", (Kind.AUTHOR,)),
    ("vi", "Ví", (Kind.AUTHOR, Kind.REVIEWER)),
    ("dang", "Đăng", (Kind.AUTHOR, Kind.REVIEWER, Kind.PUBLISHER)),
    ("quan", "Quân", (Kind.ADMINISTRATOR,)),
)
ALONE = "may-nay"


@dataclass(frozen=True, slots=True)
class Rights:
    """What one person may do: pairs of a role and a unit, "" for all units."""

    roles: frozenset[tuple[str, str]]
    self_approval: bool = False

    def has(self, kind: Kind) -> bool:
        """Whether the person has a role for any unit."""
        return any(role == kind for role, _ in self.roles)

    def may(self, kind: Kind, above: tuple[str, ...]) -> bool:
        """Whether the person has a role for a unit; `above`: that unit and those it belongs to."""
        return (kind.value, "") in self.roles or any((kind.value, unit) in self.roles for unit in above)


def rights_of(person: User) -> Rights:
    """What a person may do now."""
    return Rights(frozenset(person.roles.values_list("kind", "unit")), Office.here().self_approval)


def above(room: Newsroom, unit: str) -> tuple[str, ...]:
    """A unit, as its id or any of its names, with all that it belongs to; () for one nobody knows."""
    return room.ask(lambda loaded: _above(loaded, unit))


def unit_named(room: Newsroom, typed: str) -> str | None:
    """The id of a unit as somebody wrote it; "" for none written, None for one nobody knows, or that is not clear."""
    if not typed.strip():
        return ""
    ids = room.ask(lambda loaded: loaded.rest.registries.unit_names.find(typed.strip()).ids if loaded.rest else ())
    return ids[0] if len(ids) == 1 else None


def _above(loaded: Loaded, unit: str) -> tuple[str, ...]:
    if loaded.rest is None:
        return ()
    registries = loaded.rest.registries
    ids = registries.unit_names.find(unit).ids
    found: list[str] = []
    for id in ids[:1]:
        while id in registries.units and id not in found:
            found.append(id)
            id = registries.units[id].parent
    return tuple(found)


@transaction.atomic
def made_up() -> list[User]:
    """The four people of a demo; they have no password, and come in with a click."""
    found = []
    for name, full, kinds in PEOPLE:
        person = _without_password(name, full)[0]
        for kind in kinds:
            Role.objects.get_or_create(person=person, kind=kind, unit="")
        found.append(person)
    return found


def _without_password(name: str, full: str) -> tuple[User, bool]:
    """Somebody who comes in without one; a new unusable password each time would end their sessions."""
    person, new = User.objects.get_or_create(username=name, defaults={"first_name": full})
    if new:
        person.set_unusable_password()
        person.save()
    return person, new


@transaction.atomic
def alone() -> User:
    """Whoever sits at this machine: all roles, and their own approval counts."""
    person, new = _without_password(ALONE, "Người dùng máy này")
    if new:
        Office.objects.update_or_create(pk=1, defaults={"self_approval": True})
    for kind in Kind:
        Role.objects.get_or_create(person=person, kind=kind, unit="")
    return person


@transaction.atomic
def new_person(name: str, full: str, kinds: tuple[str, ...], password: str, unit: str = "") -> User:
    """A person with an account."""
    person = User.objects.create_user(username=name, first_name=full, password=password)
    for kind in kinds:
        Role.objects.create(person=person, kind=kind, unit=unit)
    return person
