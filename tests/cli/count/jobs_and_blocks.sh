# many-tests
# However many threads there are, and wherever the bytes are cut: the same
# number, the same words, the same places.
. "$(dirname "$0")/../lib.sh"

# FIRST LAST: a line for each of them.
events()
{
	awk -v at="$1" -v last="$2" 'BEGIN {
		for (; at <= last; at++)
			printf "{\"actor\":{\"id\":\"00uTEST%04d\",\"type\":" \
			    "\"User\"},\"eventType\":\"user.session.%s\"," \
			    "\"outcome\":{\"result\":\"%s\"},\"target\":[{" \
			    "\"actor\":{\"id\":\"decoy\"}}],\"published\":" \
			    "\"2020-10-%02dT08:00:00.000Z\"}\n",
			    at * 7 % 23, at % 5 ? "start" : "end",
			    at % 3 ? "SUCCESS" : "FAILURE", at % 31 + 1
	}'
}

most=60
! is_slow || most=12

events 1 $most >lines
{
	printf '['
	paste -s -d , lines | tr -d '\n'
	printf ']\n'
} >page
tr -d '\n' <lines >run-together
jq . lines >pretty
jq -s . lines >pretty-page
{
	echo '['
	sed '$!s/$/,/' lines
	echo ']'
} >page-of-lines
sed 's/.*/{"version":"0","detail":&}/' lines >wrapped
sed 's/$/\r/' lines >crlf
{
	cat lines page pretty
	printf '\357\273\277'
	cat wrapped page-of-lines
} >mixed
# Broken in the middle, and what comes behind it.
{
	head -c $(($(wc -c <page) / 2)) page
	echo
	cat lines
} >page-broken
{
	head -c $(($(wc -c <pretty-page) / 2)) pretty-page
	echo
	cat lines
} >pretty-broken
{
	cat lines
	echo '{"eventType":'
	cat lines
	echo '}'
	sed 's/"2020-10-05/"redacted/' lines
	echo oops
	cat page
	echo '{"a":[}'
	cat pretty
	head -c 100 lines
} >damaged
{
	cat damaged
	echo
	cat lines
	echo okta-logfetch: incomplete: no route to example.com
	cat lines
} >broken-off
awk '{ print; print "{}" }' lines >often-rejected
{
	cat often-rejected often-rejected
	echo okta-logfetch: incomplete: no route to example.com
} >rejected-broken-off
# What --strict alone minds, right behind what everybody does, or a mark.
awk '{ odd = $0; sub(/"User"/, "01", odd); print; print odd }
    NR % 7 == 1 { print "{\"a\":[}"; print odd; print "7" }
    NR % 5 == 1 { printf "\357\273\277%s\n", odd }' lines >damaged-at-will
gzip -c damaged >packed.gz

# ARGUMENT...: all that is to be seen of a run.
outcome()
{
	"$MAU_COUNT" -v -m 2020-10 "$@" 2>&1
	echo "exit $?"
}

blocks='1 7 64 1000'
jobs='1 2 16'
if is_slow; then
	blocks='64' jobs='3'
fi
for log in lines page run-together pretty pretty-page page-of-lines wrapped \
    crlf mixed page-broken pretty-broken damaged broken-off often-rejected \
    rejected-broken-off damaged-at-will packed.gz; do
	for more in '' -k --strict; do
		# Split at blanks, and nothing if there is nothing.
		# shellcheck disable=SC2086
		whole=$(outcome -j 1 $more $log)
		wrong=
		for block in $blocks; do
			export MAU_COUNT_TESTING_BLOCK="$block"
			for n in $jobs; do
				# shellcheck disable=SC2086
				got=$(outcome -j $n $more $log)
				[ "$got" = "$whole" ] ||
				    wrong="$wrong -j $n by $block;"
				# shellcheck disable=SC2086
				got=$(outcome -j $n $more - <$log)
				[ "$got" = "$(echo "$whole" |
				    sed "s/$log:/-:/")" ] ||
				    wrong="$wrong -j $n by $block, input;"
			done
		done
		unset MAU_COUNT_TESTING_BLOCK
		is "$log $more" '' "$wrong"
	done
done
