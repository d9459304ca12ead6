#!/bin/sh
# Resolves pyproject.toml's dependencies into hashed requirements without index addresses.
set -eu
.venv/bin/python -m pip install --quiet --require-hashes -r requirements/uv.txt
compile() { .venv/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate "$@"; }
compile --upgrade pyproject.toml -o requirements/run.txt
compile --upgrade pyproject.toml --group dev -o requirements/dev.txt
printf 'ansible\nXenAPI\ncs\n' | compile --upgrade - -o requirements/ansible.txt
