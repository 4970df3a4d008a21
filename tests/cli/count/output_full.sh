# A result that was not written was not given.
. "$(dirname "$0")/../lib.sh"

[ -c /dev/full ] || { echo 'there is no /dev/full'; exit 77; }
event 00uTEST0001 >log
for arguments in '-m 2020-10 log' '-m 2020-10 -f json log' --help --version
do
	# Split at blanks.
	# shellcheck disable=SC2086
	"$MAU_COUNT" $arguments >/dev/full
	echo "exit $?"
done
