"""Owns the start of the desk: its folder, its tables, the first people, and the server that answers until it is interrupted."""

from __future__ import annotations

import getpass
import os
import sys
import threading
import webbrowser

from portal.desk.services import DeskOptions
from portal.text.system import message_of
from webdesk.place import DATABASE, KEY, STATE, TOKEN, environment, place

THREADS = 6
LARGEST = 300 * 1024 * 1024  # bytes of one request: photographs of a day, all at once
LETTER = 200_000  # bytes of one request to the public form
SHORTEST = 10  # letters of a password
KEY_LEFT_OUT = "Ai dùng mã xác thực thì bật lại, trừ khi tệp khóa của máy cũ được chép vào {} trước khi mở."


def run(options: DeskOptions) -> int:
    """Prepare the desk and serve it; the exit code."""
    if options.backup or options.restore:
        return archive(options)
    options.data.mkdir(parents=True, exist_ok=True)
    options.data.chmod(0o700)
    os.environ.update(environment(options))
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    if options.init:
        return first_administrator()
    return _open(options)


def archive(options: DeskOptions) -> int:
    """Write an archive, or bring one back; the exit code: 3 where the database is not in it."""
    from webdesk.workflow import backup

    missing = backup.left_out(os.environ.get(DATABASE, ""))
    try:
        if options.restore:
            count = backup.restore(options.restore, options.content, options.data, STATE)
            print(f"Đã khôi phục {count} tệp. Mở bàn biên tập như trước; mọi người đăng nhập lại.")
            print(KEY_LEFT_OUT.format(options.data / KEY))
        elif options.backup:
            print(f"Đã ghi gói sao lưu {backup.backup(options.content, options.data, STATE, options.backup)}")
            if not missing and not (options.data / backup.DATABASE).is_file():
                print(backup.NO_TABLES.format(options.data, DATABASE), file=sys.stderr)
    except (backup.NoBackup, OSError) as fault:
        print(f"{fault if isinstance(fault, backup.NoBackup) else message_of(fault)}", file=sys.stderr)
        return 1
    if missing:
        print(missing, file=sys.stderr)
    return 3 if missing else 0


def _open(options: DeskOptions) -> int:
    from django.contrib.auth.models import User

    from webdesk.workflow.people import made_up

    if options.comments:
        return serve(options)
    if options.demo:
        made_up()
    elif options.server and not User.objects.filter(roles__kind="administrator").exists():
        print("Chưa có người quản trị nào: chạy `portal desk --init` trước.", file=sys.stderr)
        return 1
    return serve(options)


def serve(options: DeskOptions) -> int:
    """Answer until interrupted."""
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    application = get_wsgi_application()
    proxy = {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"}}
    try:
        server = create_server(
            application, host=options.host, port=options.port, threads=THREADS, ident="", clear_untrusted_proxy_headers=True,
            max_request_body_size=LETTER if options.comments else LARGEST, **({} if place().alone else proxy),
        )  # fmt: skip
    except OSError as fault:
        from portal.text.system import reason

        print(f"Không mở được cổng {options.port}: {reason(fault)}. Thử --port {options.port + 1}.", file=sys.stderr)
        return 1
    address = _address(options)
    print(f"{'Trang nhận góp ý' if options.comments else 'Bàn biên tập'}: {address} – Ctrl+C để dừng.", flush=True)
    if not options.comments:
        _work_beside(options, address)
    server.run()
    return 0


def _work_beside(options: DeskOptions, address: str) -> None:
    """What the desk does by itself while it answers."""
    from webdesk.workflow.mending import mend
    from webdesk.workflow.services import services
    from webdesk.workflow.timer import Timer

    mend(services())
    services().room.wake()
    Timer(services()).start()
    if options.browser and (options.demo or not options.server):
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def _address(options: DeskOptions) -> str:
    here = place()
    if here.alone:
        return f"http://127.0.0.1:{options.port}/vao/?khoa={os.environ[TOKEN]}"
    return f"https://{options.names[0]}/" if options.names and here.secure else f"http://{options.host}:{options.port}/"


def first_administrator() -> int:
    """Ask for the first administrator on the terminal; nothing is asked where there is one."""
    from django.contrib.auth.models import User

    from webdesk.workflow.passwords import faults_of
    from webdesk.workflow.people import new_person

    if User.objects.filter(roles__kind="administrator").exists():
        print("Đã có người quản trị; thêm người khác ở trang «Người dùng».")
        return forgotten() if sys.stdin.isatty() else 0
    name = os.environ.get("PORTAL_DESK_ADMIN") or input("Tên đăng nhập của người quản trị (không dấu): ").strip()
    password = os.environ.get("PORTAL_DESK_PASSWORD") or getpass.getpass(f"Mật khẩu (ít nhất {SHORTEST} ký tự): ")
    if faults := faults_of(password, User(username=name)):
        print("\n".join(faults), file=sys.stderr)
        return 2
    new_person(name, name, ("administrator",), password)
    print(f"Đã tạo người quản trị {name}. Mở bàn biên tập: portal desk --server --name <tên miền>")
    return 0


def forgotten() -> int:
    """Ask on the terminal for another password of an administrator who forgot theirs: whoever sits at this machine may."""
    from django.contrib.auth.models import User

    from webdesk.workflow.log import note
    from webdesk.workflow.passwords import changed

    name = input("Người quản trị nào quên mật khẩu? Tên đăng nhập (Enter: không ai): ").strip()
    person = User.objects.filter(username=name, roles__kind="administrator").first() if name else None
    if person is None:
        return 0 if not name else 2
    password = os.environ.get("PORTAL_DESK_PASSWORD") or getpass.getpass(f"Mật khẩu mới (ít nhất {SHORTEST} ký tự): ")
    if faults := changed(person, password):
        print("\n".join(faults), file=sys.stderr)
        return 2
    note("người ngồi ở máy chủ", "đặt lại mật khẩu của người khác", words=name)
    print(f"Đã đặt lại mật khẩu của {name}.")
    return 0
