@echo off
rem Lines end in CR LF (.gitattributes); letters are plain ASCII, which every code page shows.
rem Windows: a double click opens the desk on this PC. The first time it sets itself up (Python 3.11 or later from python.org).
chcp 65001 >nul
set PYTHONUTF8=1
cd /d "%~dp0.."
rem The mark is made last: an installation that broke off is begun again by the next double click.
if not exist .venv\ready-for-desk (
  py -3 -m venv .venv || goto failed
  .venv\Scripts\python.exe -m pip install --require-hashes -r requirements.txt || goto failed
  .venv\Scripts\python.exe -m pip install --require-hashes -r requirements-desk.txt || goto failed
  echo ready> .venv\ready-for-desk
)
.venv\Scripts\python.exe -m portal desk || goto failed
exit /b 0
:failed
echo.
echo Chua mo duoc ban bien tap. Doc dong tren, hoac gui cho nguoi phu trach phan mem.
pause
exit /b 1
