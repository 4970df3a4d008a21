# With -k the cut one is skipped, and the line behind it is seen.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0002 >line
# Inside a string, behind a value, behind a colon, behind a comma.
for front in '{"actor":{"id":"00u' '{"actor":{"id":"00uTEST0002"}' \
    '{"actor":' '{"actor":{"id":"00uTEST0002"},' '[' \
    "[$(cat line)" "[$(cat line)," "[$(cat line),{\"actor\":{" '[1,2'
do
	{
		event 00uTEST0001
		printf '%s\n' "$front"
		echo 'okta-logfetch: incomplete: the connection was lost'
	} >log
	"$MAU_COUNT" -m 2020-10 -k log 2>said
	echo "exit $?, $(grep -c 'the connection was lost' said)"
done
