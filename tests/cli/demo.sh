#!/bin/sh
# demo.sh BUILD
#
# What "make demo" shows: an org on this machine that has the demo month, and
# the programs in BUILD as a user would type them.  Fails when one does.
set -eu
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."

if [ -z "${FAKE_OKTA_URL:-}" ]; then
	scratch=$(mktemp -d)
	trap 'rm -rf "$scratch"' EXIT
	trap 'exit 1' HUP INT TERM
	# The month is just over, and no settings but these are found.
	HOME=$scratch
	OKTA_CLIENT_TOKEN=00fakeTOKENfakeTOKENfakeTOKEN0000000000
	OKTA_TESTING_NOW=2026-11-02T08:00:00Z
	export HOME OKTA_CLIENT_TOKEN OKTA_TESTING_NOW
	unset OKTA_CLIENT_AUTHORIZATIONMODE OKTA_CLIENT_CLIENTID \
	    OKTA_CLIENT_PRIVATEKEY
	echo '# an Okta org on this machine, with the demo month:'
	"$build/tests/fake-okta/fake-okta" --now $OKTA_TESTING_NOW \
	    --events fixtures/demo/2026-10.ndjson --page-limit 20 \
	    --fault 2:503 -- sh tests/cli/demo.sh "$build"
	exit
fi
PATH=$build:$PATH
cd "$HOME"

# A pipeline fails with its last part alone, and mau-count fails when the part
# before it did.
demo()
{
	printf '\n$ %s\n' "$1"
	sh -c "$1"
}

demo 'okta-logfetch --month 2026-10 --dry-run'
demo 'okta-logfetch --month 2026-10 | mau-count --month 2026-10'
demo 'okta-logfetch --month 2026-10 --output 2026-10.ndjson'
demo 'mau-count --month 2026-10 --outcome SUCCESS 2026-10.ndjson'
