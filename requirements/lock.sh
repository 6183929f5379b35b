#!/bin/sh
# Resolve pyproject.toml into the two hashed locks. $1: the environment's bin folder.
# No index address goes into the files: an install uses whatever index its machine is set up for.
set -eu
bin=$1
"$bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
    --no-emit-index-url --no-emit-find-links --extra test pyproject.toml -o requirements/requirements.lock
echo "uv==$("$bin/uv" --version | cut -d' ' -f2)" | "$bin/uv" pip compile --quiet --universal --python-version 3.11 \
    --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links - -o requirements/uv.lock
if grep -n '://' requirements/*.lock; then
    echo "A lock names a host; remove it before committing." >&2
    exit 1
fi
