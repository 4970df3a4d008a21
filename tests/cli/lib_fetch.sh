# shellcheck shell=sh
# What the cases of okta-logfetch have in common: an org on loopback, and what
# it was asked.  A case that runs itself beside an org, as its COMMAND, keeps
# what it has set.
# shellcheck source=lib.sh
. "$(dirname "$0")/../lib.sh"
: "${FAKE_OKTA:?the path of the org}"

demo=$root/fixtures/demo/2026-10.ndjson
# For the cases to use.
# shellcheck disable=SC2034
keys=$root/fixtures/config
token=00fakeTOKENfakeTOKENfakeTOKEN0000000000
# October 2026 is over, and the org still has all of it.
now=2026-11-02T00:00:00Z
if [ -z "${FAKE_OKTA_URL:-}" ]; then
	OKTA_CLIENT_TOKEN=$token
	OKTA_TESTING_NOW=$now
	OKTA_TESTING_WAIT_SCALE=0.01
	export OKTA_CLIENT_TOKEN OKTA_TESTING_NOW OKTA_TESTING_WAIT_SCALE
fi

# time_scale X: a second takes that long, for the program and the org.
time_scale()
{
	OKTA_TESTING_WAIT_SCALE=$1
	export OKTA_TESTING_WAIT_SCALE
}

# org OPTION... -- COMMAND...: COMMAND beside an org with such options, which
# records what it is asked in ./record.
org()
{
	rm -f record
	"$FAKE_OKTA" --now "$now" --time-scale "$OKTA_TESTING_WAIT_SCALE" \
	    --record record "$@"
}

# The same with the demo month, five events a page: see small.
demo_org()
{
	org --events "$demo" --page-limit 5 "$@"
}

# As many events a page as make a dozen pages of the demo month.
# shellcheck disable=SC2034
small='--page-limit 5'

# october OPTION...: all of October, to standard output.
october()
{
	"$OKTA_LOGFETCH" --month 2026-10 --all-events "$@"
}

# What october is to write, whatever goes wrong on the way.
make_whole()
{
	org --events "$demo" -- "$OKTA_LOGFETCH" --month 2026-10 \
	    --all-events >whole 2>whole.err || echo 'no whole month'
	[ ! -s whole.err ] || cat whole.err
	[ -s whole ] || echo 'an empty month'
}

# asked JQ-FILTER: of every request to the API.
asked()
{
	jq -r "select(.kind == \"logs\" and .method) | $1" record
}

# The statuses of the API's answers, in order.
statuses()
{
	# An answer says which request it is to; its kind stands there.
	jq -rs '(map(select(.kind == "logs") | .n)) as $logs |
	    map(select(.status != null and (.n as $n | $logs | index($n)))
	    | .status) | join(" ")' record
}

# outcome STATUS: is what a run left in ./got and ./err one of the two things
# it may be?  Exit status 0 and all of it, or 1 and what cannot be mistaken
# for all of it: nothing but a beginning, whole lines, the sentinel, a reason
# on standard error, and no number by mau-count.
outcome()
{
	if [ "$1" -eq 0 ]; then
		cmp -s got whole && echo complete || echo 'exit 0, but differs'
		return
	fi
	[ "$1" -eq 1 ] || echo "exit $1"
	last=$(tail -n 1 got)
	case $last in
	"okta-logfetch: incomplete: "?*)	;;
	*)	echo "the last line is: $last" ;;
	esac
	sed '$d' got >begin
	cmp -s -n "$(wc -c <begin)" begin whole ||
	    echo 'what was written before is no beginning'
	grep -q '^okta-logfetch: ' err || echo 'no reason is given'
	number=$("$MAU_COUNT" -a -q got 2>counting)
	[ $? -eq 1 ] && [ -z "$number" ] || echo "mau-count says $number"
	echo incomplete
}

# until_true COMMAND...: wait for something that is about to be, up to 30 s.
until_true()
{
	turns=0
	until "$@" 2>/dev/null; do
		turns=$((turns + 1))
		[ $turns -le 3000 ] || { echo "never: $*"; return 1; }
		sleep 0.01
	done
}

# is_asked N: has the org read N requests to the API?
is_asked()
{
	[ "$(grep -c '"kind": *"logs"' record)" -ge "$1" ]
}

# Leaks of what is secret: the FILEs that have a line with such a TEXT.
leaks()
{
	secret=$1
	shift
	grep -lF -e "$secret" "$@" /dev/null
}

# certificate NAME SUBJECT-ALT-NAME: NAME.pem and its NAME.key, of its own.
certificate()
{
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
	    -days 2 -subj "/CN=$1" -addext "subjectAltName=$2" \
	    -keyout "$1.key" -out "$1.pem" 2>openssl-says ||
	    cat openssl-says
}

# events_for_all N: that many events of October, in order, by 5,003 people.
events_for_all()
{
	python3 -c '
import sys
for i in range(int(sys.argv[1])):
    ms = i * 13
    print("{\"actor\":{\"id\":\"00uTEST%d\",\"type\":\"User\"},\"uuid\":"
          "\"%d\",\"eventType\":\"user.session.start\",\"outcome\":"
          "{\"result\":\"SUCCESS\"},\"published\":"
          "\"2026-10-%02dT%02d:%02d:%02d.%03dZ\"}" % (i * 7 % 5003, i,
          1 + ms // 86400000, ms // 3600000 % 24, ms // 60000 % 60,
          ms // 1000 % 60, ms % 1000))' "$1"
}
