# Who has enough closes the pipe: no message, but not a success.
. "$(dirname "$0")/../lib_fetch.sh"

if [ $# -gt 0 ]; then
	{
		"$OKTA_LOGFETCH" "$1" -m 2026-10 2>err
		echo "exit $?" >&2
	} | head -c 1
	echo
	exit
fi
events_for_all 3000 >log
for loudness in -v -q; do
	org --events log -- sh "$0" $loudness
	! grep -v ': page' err
done
