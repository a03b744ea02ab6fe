#!/usr/bin/env bash
# One part of a check: of the server at TRUESPEC_URL, or of the emulator where there is none. Whatever comes of it, the
# step succeeds, and tells the code: the report must be kept in any case.
set -euo pipefail

arguments=(--spec "$TRUESPEC_SPEC" --shard "$TRUESPEC_SHARD" --budget "$TRUESPEC_BUDGET" --ledger "$TRUESPEC_LEDGER"
  --report "json=$TRUESPEC_REPORT" --report text)
if [[ -n $TRUESPEC_MODE ]]; then arguments+=(--mode "$TRUESPEC_MODE"); fi
if [[ -n $TRUESPEC_BASELINE ]]; then arguments+=(--baseline "$TRUESPEC_BASELINE"); fi

if [[ -z $TRUESPEC_URL ]]; then
  ready=$(mktemp)
  truespec emulate --spec "$TRUESPEC_SPEC" --port 0 > "$ready" &
  emulator=$!
  trap 'kill "$emulator" 2>/dev/null || true' EXIT
  for _ in $(seq 300); do grep -q '^ready: ' "$ready" && break; sleep 0.1; done
  TRUESPEC_URL=$(sed -n 's/^ready: \([^ ]*\).*/\1/p' "$ready")
fi

# The key travels in the environment, where no list of processes shows it.
variable=$(python -c 'import sys; from generator.load import load; print(load(sys.argv[1]).api.settings.environment + "_API_KEY")' "$TRUESPEC_SPEC")
code=0
if [[ -n $TRUESPEC_KEY ]]; then export "$variable=$TRUESPEC_KEY"; fi
truespec check --url "$TRUESPEC_URL" "${arguments[@]}" || code=$?
echo "code=$code" >> "${GITHUB_OUTPUT:-/dev/null}"
