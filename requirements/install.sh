#!/bin/sh
# Make the virtual environment from the hashed lock. $1: a Python, $2: the folder of the environment.
# uv installs in seconds what takes pip minutes; where it cannot be had, pip does the same from the same lock.
set -eu
python=$1
venv=$2

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "whosaid needs Python 3.11 or newer; $python is older. Set PYTHON=/path/to/python3.11 and run make again." >&2
    exit 2
}
echo "Setting up $venv (once; about half a minute)..." >&2
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
if "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/uv.lock 2>/dev/null \
    && "$venv/bin/uv" pip install --quiet --compile-bytecode --python "$venv/bin/python" --require-hashes --no-deps -r requirements/requirements.lock; then
    :
else
    echo "uv is not available; pip takes a few minutes." >&2
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/requirements.lock
fi
# setuptools warns at length about editable installs; its words are shown only when the install fails.
said=$("$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . 2>&1) || {
    echo "$said" >&2
    exit 1
}
