#!/bin/sh
# demo.sh BUILD
#
# What "make demo" shows: the demo month counted by the program in BUILD, as a
# user would type it.  Fails when the program does.
set -eu
program=$(cd "$1" && pwd)/mau-count
cd "$(dirname "$0")/../.."

demo()
{
	printf '\n$ mau-count'
	printf ' %s' "$@"
	echo
	"$program" "$@"
}

demo --month 2026-10 fixtures/demo/2026-10.ndjson
demo --month 2026-10 --outcome SUCCESS fixtures/demo/2026-10.ndjson
