# Bytes that are not looked at could be events.
. "$(dirname "$0")/../lib.sh"

for pack in 'gzip -c' 'zstd -q -c' 'xz -c' 'bzip2 -c' 'lz4 -q -c'; do
	# Split at blanks.
	# shellcheck disable=SC2086
	{
		event 00uTEST0001 | $pack
		event 00uTEST0002
	} >log
	"$MAU_COUNT" -m 2020-10 log 2>said
	echo "exit $?, $(grep -c '^mau-count: log' said)"
done
