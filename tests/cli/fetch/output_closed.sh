# no-wrapper: a wrapper may need descriptors of its own
# Without an output there is nobody to write for, and nothing else is taken
# for it: not a connection, not FILE.part.
. "$(dirname "$0")/../lib_fetch.sh"

# The shells beside the org expand them.
# shellcheck disable=SC2016
{
make_whole
demo_org -- sh -c '"$OKTA_LOGFETCH" -m 2026-10 --all-events >&-; echo "exit $?"'
demo_org -- sh -c '"$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O file \
    <&- >&-; echo "exit $?"'
cmp file whole
demo_org -- sh -c '"$OKTA_LOGFETCH" -m 2026-10 --all-events <&- 2>&- >got
    echo "exit $?"'
cmp got whole
}
"$OKTA_LOGFETCH" --help >&-
echo "exit $?"
