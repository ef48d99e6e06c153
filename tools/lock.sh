#!/bin/sh
# Makes the lock files anew from what they are made of. Only who changes a requirement runs it. Options go to uv.
set -eu
uv=$(command -v uv) || { .venv/bin/python -m pip install --quiet 'uv>=0.9' && uv=.venv/bin/uv; }
for name in requirements requirements-desk requirements-dev requirements-node requirements-bench; do
    constraint=""; case $name in requirements-desk | requirements-dev) constraint="--constraint requirements.txt" ;; esac
    # shellcheck disable=SC2086
    UV_CUSTOM_COMPILE_COMMAND="make lock" "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --no-emit-find-links $constraint "$@" "$name.in" --output-file "$name.txt"
done
for folder in . bench; do
    if [ -f "$folder/package.json" ]; then
        npm install --prefix "$folder" --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund
    fi
done
