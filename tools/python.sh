#!/bin/sh
# Runs Python with the arguments given: the first on the machine that is new enough (3.11), or the one PYTHON names.
for python in ${PYTHON:+"$PYTHON"} python3 python3.11 python3.12 python3.13 python3.14 python; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" "$@"
    fi
done
cat >&2 <<'MESSAGE'
Cần Python 3.11 trở lên nhưng không tìm thấy trên máy này.
  Cách sửa (Debian, Ubuntu): sudo apt install python3 python3-venv
  Nếu Python mới nằm ở chỗ khác: make PYTHON=/đường/dẫn/python3
Python 3.11 or newer is needed and was not found (make PYTHON=/path/to/python3 names one).
MESSAGE
exit 1
