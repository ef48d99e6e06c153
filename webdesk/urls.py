"""Owns the addresses of the desk's screens."""

from __future__ import annotations

from django.urls import path

from webdesk.screens import board, bring, edit, files, login, office, opinions, preview, registries, results, review, second_step, units

urlpatterns = [
    path("", board.board),
    path("nhac/", board.reminders),
    path("bai/", board.articles),
    path("dang-nhap/", login.enter),
    path("dang-nhap/ma/", login.enter_code),
    path("bao-ve/", second_step.own),
    path("vao/", login.own_machine),
    path("thu/", login.try_out),
    path("dang-xuat/", login.leave),
    path("moi/", edit.new),
    path("moi/tep", bring.new_from_file),
    path("dua-vao/<path:path>", bring.bring),
    path("dan/<path:path>", bring.paste),
    path("nhan/<path:path>", bring.decide),
    path("tim-trong-bai/<path:path>", bring.look_into_text),
    path("sua/<path:path>", edit.edit),
    path("kiem/<path:path>", edit.check),
    path("bo-chu/<path:path>", edit.forget),
    path("tep/<path:path>", files.picture),
    path("tim/", edit.look_up),
    path("them/<str:name>", edit.one_more),
    path("tach/", edit.split),
    path("xem/<path:path>", review.piece_page),
    path("xem-truoc/<path:path>", preview.screen),
    path("lien-ket/<path:path>", preview.links),
    path("truoc/<str:ticket>/", preview.page),
    path("truoc/<str:ticket>/<path:file>", preview.page),
    path("lam/<slug:what>/<path:path>", review.act),
    path("lich-su/<int:number>/<path:path>", review.revision),
    path("lich-su/<path:path>", review.history),
    path("nhat-ky/", office.log),
    path("nhat-ky/csv", office.log_file),
    path("nguoi/", office.people),
    path("don-vi/", units.units),
    path("don-vi/<slug:slug>", units.wizard),
    path("danh-muc/", registries.index),
    path("danh-muc/<slug:slug>/", registries.rows),
    path("danh-muc/<slug:slug>/moi", registries.row),
    path("danh-muc/<slug:slug>/<int:place>", registries.row),
    path("danh-muc/<slug:slug>/chuyen", registries.move),
    path("danh-muc/<slug:slug>/lich-su/", registries.history),
    path("danh-muc/<slug:slug>/lich-su/<int:number>", registries.revision),
    path("ket-qua/", results.form),
    path("ket-qua/xlsx", results.sheet),
    path("gop-y/", opinions.consultations),
    path("gop-y/bai/<path:path>", opinions.opinions),
    path("gop-y/tra-loi/<path:path>", opinions.answer),
    path("gop-y/bang/<path:path>", opinions.table),
    path("gop-y/csv/<path:path>", opinions.sheet),
    path("cong-bo/", office.published),
    path("cong-bo/lai", office.publish_again),
    path("cong-bo/ban-truoc", office.earlier_release),
]
handler403 = "webdesk.screens.faults.not_ours"
handler404 = "webdesk.screens.faults.missing"
handler500 = "webdesk.screens.faults.failed"
