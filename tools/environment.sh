#!/bin/sh
# Makes the environment in .venv and installs locked, hashed requirements into it, then the project itself.
#   tools/environment.sh new
#   tools/environment.sh install requirements/run.txt
#   tools/environment.sh ansible        (in .venv-ansible: a stock client that some tests drive the project with)
# uv is used where it installs (it is faster); pip does the same work where it does not.
set -eu
python=${PYTHON:-python3}

# install_into DIR FILE: the requirements of FILE into the environment DIR.
install_into() {
    pip="$1/bin/python -m pip --quiet --disable-pip-version-check"
    $pip install --require-hashes -r requirements/uv.txt 2>/dev/null || true
    if [ -x "$1/bin/uv" ] && "$1/bin/uv" pip install --quiet --python "$1/bin/python" --require-hashes -r "$2"; then
        return
    fi
    $pip install --require-hashes -r "$2"
}

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
    install_into .venv "$2"
    # The project itself, in place: a path entry and a launcher, so that no build tool has to be fetched.
    .venv/bin/python tools/install_in_place.py
    ;;
ansible)
    echo "Installing Ansible into .venv-ansible ..."
    "$python" -m venv .venv-ansible
    install_into .venv-ansible requirements/ansible.txt
    ;;
esac
