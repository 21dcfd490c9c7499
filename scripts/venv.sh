#!/usr/bin/env bash
# Make the virtual environment of the project: the first Python ≥ 3.11 that works, uv inside it, the locked packages.
set -euo pipefail
venv=$1
for candidate in "${PYTHON:-}" python3.13 python3.12 python3.11 python3; do
    [ -n "$candidate" ] && "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
        && python=$candidate && break
done
if [ -z "${python:-}" ]; then
    echo "Cần Python từ 3.11 có mô-đun venv. Trên Debian, Ubuntu: apt install python3 python3-venv" >&2
    echo "Python 3.11 or newer with its venv module is needed. Debian, Ubuntu: apt install python3 python3-venv" >&2
    exit 1
fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check uv
UV_PYTHON_DOWNLOADS=never VIRTUAL_ENV=$venv "$venv/bin/uv" pip install --quiet --python "$venv/bin/python" --require-hashes -r requirements.lock
UV_PYTHON_DOWNLOADS=never VIRTUAL_ENV=$venv "$venv/bin/uv" pip install --quiet --python "$venv/bin/python" --no-deps --no-build-isolation -e .
