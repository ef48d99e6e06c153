"""Owns the addresses of the public form: each consultation's has the path its article has on the readers' site."""

from __future__ import annotations

from django.urls import path

from webdesk.letterbox import form

urlpatterns = [
    path("", form.nothing),
    path("da-nhan/", form.thanks),
    path("tin/<path:rest>/", form.write),
]
handler400 = "webdesk.letterbox.form.too_large"
handler403 = handler404 = "webdesk.letterbox.form.missing"
handler500 = "webdesk.letterbox.form.failed"
