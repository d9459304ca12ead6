#!/bin/sh
# Makes the environment in .venv and installs locked, hashed requirements into it, then the project itself.
#   tools/environment.sh new
#   tools/environment.sh install requirements/run.txt
# uv is used where it installs (it is faster); pip does the same work where it does not.
set -eu
python=${PYTHON:-python3}

case $1 in
new)
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        echo "poolwright needs Python 3.11 or later; $("$python" --version) is what '$python' is." >&2
        echo "Name another with: make PYTHON=/path/to/python3.11 ..." >&2
        exit 1
    }
    echo "Making the environment in .venv ..."
    "$python" -m venv .venv
    ;;
install)
    echo "Installing $2 into .venv ..."
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt 2>/dev/null || true
    if [ -x .venv/bin/uv ] && .venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes -r "$2"; then
        :
    else
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$2"
    fi
    # The project itself, in place: a path entry and a launcher, so that no build tool has to be fetched.
    .venv/bin/python tools/install_in_place.py
    ;;
esac
