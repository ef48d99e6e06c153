"""Owns what is asked of a password, told in Vietnamese: Django's own words for it are English in part."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

WORDS = {
    "password_too_short": "Mật khẩu phải có ít nhất 10 ký tự; một câu dài dễ nhớ là tốt nhất.",
    "password_too_common": "Mật khẩu này quá phổ biến, ai cũng đoán được.",
    "password_entirely_numeric": "Mật khẩu không được chỉ gồm chữ số.",
    "password_too_similar": "Mật khẩu quá giống tên đăng nhập hoặc họ tên.",
}


def changed(person: User, password: str) -> list[str]:
    """Let somebody have another password, which ends their sessions; why it may not be taken, nothing when it was."""
    faults = faults_of(password, person)
    if not faults:
        person.set_password(password)
        person.save(update_fields=["password"])
    return faults


def faults_of(password: str, person: User | None = None) -> list[str]:
    """Why a password may not be taken; nothing when it may."""
    try:
        validate_password(password, person)
    except ValidationError as fault:
        return list(dict.fromkeys(WORDS.get(str(one.code), "Mật khẩu này không dùng được.") for one in fault.error_list))
    return []
