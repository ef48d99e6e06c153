"""Owns the old forms of office files (.doc, .rtf, .odt): LibreOffice converts them to .docx, if it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from portal.importer.found import NotImported

PROGRAMS = ("soffice", "libreoffice")
PLACES = ("/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice",
          "/Applications/LibreOffice.app/Contents/MacOS/soffice", "C:/Program Files/LibreOffice/program/soffice.exe")  # fmt: skip
SECONDS, RESTART = 90, 81  # of a conversion; an exit code
ABSENT = (
    "Tệp {suffix} cần LibreOffice để đọc, máy này chưa có. Cài LibreOffice (Debian: apt install libreoffice-writer-nogui), "
    "hoặc mở tệp bằng Word, chọn Lưu thành… dạng .docx, rồi nhập lại."
)


def program() -> str:
    """Return LibreOffice's program, "" if there is none."""
    return next(
        (found for name in PROGRAMS if (found := shutil.which(name))), next((place for place in PLACES if os.access(place, os.X_OK)), "")
    )


def as_docx(data: bytes, suffix: str) -> bytes:
    """Return the .docx that LibreOffice makes of a file. Raises NotImported. It runs with a separate profile without macros."""
    soffice = program()
    if not soffice:
        raise NotImported(ABSENT.format(suffix=suffix))
    with tempfile.TemporaryDirectory(prefix="portal-nhap-") as folder:
        source = Path(folder) / f"nguon{suffix}"
        source.write_bytes(data)
        command = [soffice, "--headless", "--norestore", f"-env:UserInstallation={Path(folder, 'ho-so').as_uri()}", "--convert-to", "docx",
                   "--outdir", folder, str(source)]  # fmt: skip
        try:
            _converted(command)
        except subprocess.TimeoutExpired:
            raise NotImported(f"LibreOffice không đọc xong tệp {suffix} trong {SECONDS} giây.") from None
        except OSError as error:
            raise NotImported(f"Không chạy được LibreOffice: {error.strerror}.") from None
        made = source.with_suffix(".docx")
        if not made.is_file():
            raise NotImported(f"LibreOffice không đọc được tệp {suffix} này: mở bằng Word, lưu thành .docx rồi nhập lại.")
        return made.read_bytes()


def _converted(command: list[str]) -> None:
    """Run the command; the program ends with RESTART after creating its profile, and has to be run again."""
    for _ in range(2):
        quiet = subprocess.DEVNULL
        done = subprocess.run(command, timeout=SECONDS, check=False, stdin=quiet, stdout=quiet, stderr=quiet)
        if done.returncode != RESTART:
            return
