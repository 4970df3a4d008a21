# What was not written is not said to be.
. "$(dirname "$0")/../lib_fetch.sh"

[ -c /dev/full ] || { echo 'there is no /dev/full'; exit 77; }
for arguments in '-m 2026-10' '-m 2026-10 -f pages' '-m 2026-10 -n' --help \
    --version; do
	# Split at blanks.
	# shellcheck disable=SC2086
	demo_org -- "$OKTA_LOGFETCH" $arguments >/dev/full
	echo "exit $?"
done
# Nothing to write but the sentinel.
demo_org --fault 1:404 -- "$OKTA_LOGFETCH" -m 2026-10 >/dev/full 2>err
echo "exit $?"
