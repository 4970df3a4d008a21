# many-tests
# Events in [since, until) and no other, though the org gives more: months
# meet without a gap and without anything twice.
. "$(dirname "$0")/../lib_fetch.sh"

for at in 2026-09-30T23:59:59.999Z 2026-10-01T00:00:00.000Z \
    2026-10-01T00:00:00.001Z 2026-10-15T12:00:00.000Z \
    2026-10-15T12:00:00.500Z 2026-10-31T23:59:59.999Z \
    2026-11-01T00:00:00.000Z 2026-11-01T00:00:00.001Z; do
	event "00uTEST$at" $at
done >log

# between WHAT EXPECTED ARGUMENT...: the times of what is written.
between()
{
	what=$1
	expected=$2
	shift 2
	for form in --until-inclusive --fault=every-1:outside --gzip; do
		org --events log $form -- "$OKTA_LOGFETCH" "$@" >got 2>err
		status=$?
		is "$what $form" "0 $expected" "$status $(jq -r .published got |
		    sed 's/^2026-//; s/:00\.000Z$//; s/Z$//' | tr '\n' ' ')"
	done
}

between September '09-30T23:59:59.999 ' -m 2026-09
october='10-01T00:00 10-01T00:00:00.001 10-15T12:00 10-15T12:00:00.500 '
between October "${october}10-31T23:59:59.999 " -m 2026-10
between November '11-01T00:00 11-01T00:00:00.001 ' -m 2026-11
between 'until is not in it' '10-01T00:00 10-01T00:00:00.001 ' \
    -s 2026-10-01 -u 2026-10-15T12:00:00Z
between 'since is' '10-15T12:00 10-15T12:00:00.500 10-31T23:59:59.999 ' \
    -s 2026-10-15T12:00:00Z -u 2026-11-01
between 'below a millisecond' '10-15T12:00:00.500 ' \
    -s 2026-10-15T12:00:00.000000001Z -u 2026-10-31T23:59:59.999Z
between 'up to less than one' '10-15T12:00 10-15T12:00:00.500 ' \
    -s 2026-10-15T12:00:00Z -u 2026-10-15T12:00:00.5000001Z
between 'an offset' '10-15T12:00 ' \
    -s 2026-10-15T14:00:00+02:00 -u 2026-10-15T14:00:00.25+02:00
