# 16 MiB: a record of that length is read, a longer one is damage.
. "$(dirname "$0")/../lib.sh"

record()
{
	printf '{"eventType":"user.session.start","pad":"'
	head -c "$1" /dev/zero | tr '\0' x
	printf '","actor":{"id":"00uTEST0001"},'
	printf '"published":"2020-10-05T08:00:00.000Z"}\n'
}

frame=$(($(record 0 | wc -c) - 1))
record $((16777216 - frame)) | run -q -m 2020-10
record $((16777217 - frame)) | run -q -m 2020-10
record $((16777217 - frame)) | run -q -m 2020-10 --max-record 17M
