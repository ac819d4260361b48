#!/bin/sh
# Runs the server under test so that a write beyond the largest file fails, as on a full disk, and
# does not end the process.
trap '' XFSZ
exec "$UNDERSIGNED_TEST_PROGRAM" "$@"
