#!/bin/sh
# selftest.sh FAKE_OKTA
#
# Does the org on loopback do what its options and faults say?  The other
# tests rely on that.  Needs curl, openssl and python3.  Ends with the line
# "fake-okta: N passed, M failed".
#
# The program runs this script again as its COMMAND: "selftest.sh FAKE_OKTA
# CASE", once for each case and its options.
set -u
LC_ALL=C
export LC_ALL

self=$0
here=$(dirname "$0")
fake=${1:?usage: selftest.sh FAKE_OKTA}

# --- what a case is made of -------------------------------------------------

# is WHAT EXPECTED GOT
is()
{
	if [ "$2" = "$3" ]; then
		echo "ok - $1"
	else
		echo "not ok - $1"
		printf '  expected: %s\n  got:      %s\n' "$2" "$3"
	fi
}

# has WHAT PATTERN: the headers of the last answer have a line like that.
has()
{
	if tr -d '\r' <"$T/head" | grep -Eq "$2"; then
		echo "ok - $1"
	else
		echo "not ok - $1"
		sed 's/^/  /' "$T/head"
	fi
}

# Ask; $status and $code are what came back, $T/head and $T/body the rest.
ask()
{
	: >"$T/body"
	: >"$T/head"
	status=$(curl -sS -o "$T/body" -D "$T/head" -w '%{http_code}' \
	    --cacert "$T/cert.pem" --max-time 20 "$@" 2>"$T/curl-says")
	code=$?
}

ssws='Authorization: SSWS 00fakeTOKENfakeTOKENfakeTOKEN0000000000'
window='since=2026-10-01T00:00:00.000Z&until=2026-11-01T00:00:00.000Z'
api="${FAKE_OKTA_URL:-}/api/v1/logs"

# logs QUERY [CURL_OPTION...]: a page of the log.
logs()
{
	query=$1
	shift
	ask -H "$ssws" "$@" "$api?$query"
}

# header NAME: its value in the last answer.
header()
{
	tr -d '\r' <"$T/head" | sed -n "s/^$1: //p"
}

# The next link of the last answer, when each stands in a field of its own.
next()
{
	header link | sed -n 's/^<\(.*\)>; rel="next"$/\1/p'
}

# The numbers of the events of the last page: e1 e2 ...
page()
{
	tr '{' '\n' <"$T/body" | sed -n 's/.*"uuid": *"\(e[0-9]*\)".*/\1/p' |
	    tr '\n' ' ' | sed 's/ $//'
}

error_code()
{
	sed -n 's/.*"errorCode":"\([^"]*\)".*/\1/p' "$T/body"
}

oauth_error()
{
	sed -n 's/.*"error":"\([^"]*\)".*/\1/p' "$T/body"
}

# All pages from a query on: their events, and how many pages.
walk()
{
	logs "$1"
	walked=$(page)
	pages=1
	while [ "$status" = 200 ] && [ -n "$(next)" ] && [ $pages -lt 40 ]; do
		ask -H "$ssws" "$(next)"
		walked="$walked $(page)"
		pages=$((pages + 1))
	done
}

# Where the system tells.
open_sockets()
{
	for descriptor in "/proc/$$/fd/"*; do
		readlink "$descriptor"
	done 2>/dev/null | grep '^socket:' | sort
}

jwt()
{
	python3 "$here/selftest_jwt.py" "$@"
}

# --- the API ----------------------------------------------------------------

case_basics()
{
	is 'OKTA_CLIENT_ORGURL is the URL, on loopback' "$FAKE_OKTA_URL" \
	    "$(echo "$OKTA_CLIENT_ORGURL" | grep '^http://127\.0\.0\.1:')"
	walk "$window&limit=4"
	is 'events come by published, page by page' \
	    'e1 e2 e3 e4 e5 e6 e7 e8 e9 e10 3' "$walked $pages"
	walk "$window&limit=5"
	is 'the last page has no next' 'e1 e2 e3 e4 e5 e6 e7 e8 e9 e10 2' \
	    "$walked $pages"
	logs "$window&limit=2"
	is 'events are served as they stand in the file' \
	    "[$(grep '"e1"' "$T/events"),$(grep '"e2"' "$T/events")]" \
	    "$(cat "$T/body")"
	has 'two link fields, lower case' '^link: <http.*>; rel="self"$'
	has 'every answer has an id' '^X-Okta-Request-Id: .'
	has 'and a Date' '^Date: [A-Z][a-z][a-z], [0-9][0-9] .* GMT$'
	id=$(header X-Okta-Request-Id)
	after=$(next)
	logs "$window&limit=2"
	is 'which is another each time' yes \
	    "$([ "$id" != "$(header X-Okta-Request-Id)" ] && echo yes)"
	ask -H "$ssws" "$after&limit=3"
	is 'a next that was added to is refused' '400 E0000001' \
	    "$status $(error_code)"
	ask -H "$ssws" "$(echo "$after" | sed 's/limit=2/limit=3/')"
	is 'and one that was changed' '400 E0000001' "$status $(error_code)"
	ask -H "$ssws" "$(echo "$after" | sed 's/%3A/:/')"
	is 'and one that was encoded anew' '400 E0000001' \
	    "$status $(error_code)"
	ask -H "$ssws" "$after"
	is 'but the same twice is fine' '200 e3 e4' "$status $(page)"
	logs "$window&after=11111111-2222-3333-4444-555555555555"
	is 'an unknown cursor' '400 E0000001' "$status $(error_code)"
	ask "$api?$window"
	is 'no credentials' '403 E0000005' "$status $(error_code)"
	ask -H 'Authorization: SSWS 00wrong' "$api?$window"
	is 'a wrong token' '401 E0000011' "$status $(error_code)"
	ask -H "$ssws" -I "$api?$window"
	is 'HEAD' 405 "$status"
	logs "$window" -d x=1
	is 'POST' '405 E0000022' "$status $(error_code)"
	logs "$window" -H 'Accept: text/html'
	is 'another Accept' '400 E0000021' "$status $(error_code)"
	ask -H "$ssws" "$FAKE_OKTA_URL/api/v1/users"
	is 'another path' '404 E0000007' "$status $(error_code)"
	for bad in since=2026-10-01T00:00:00 since=2026-10-01 since= \
	    'since=2026-10-01%2000:00:00Z' since=2026-02-30T00:00:00Z \
	    'since=2026-10-01T00:00:00+00:00' until=yesterday limit=1001 \
	    limit=-1 limit=x limit= sortOrder=UP q=1+2+3+4+5+6+7+8+9+10+11 \
	    'limit=%2' 'limit=1&limit=1'; do
		logs "$bad"
		is "$bad" '400 E0000001' "$status $(error_code)"
	done
	logs 'since=2026-10-01T02:00:00%2B02:00&until=2026-10-01T00:00:02Z'
	is 'an offset, and bounds: since in, until out' 'e1 e2' "$(page)"
	logs "$window&limit=0"
	is 'limit=0 is an empty page' '200 []' "$status $(cat "$T/body")"
	logs "$window&sortOrder=DESCENDING&limit=2"
	is 'descending' 'e10 e9' "$(page)"
	ask -H "$ssws" "$(next)"
	is 'and on' 'e8 e7' "$(page)"
	logs "$window&q=ACTOR3"
	is 'keywords' 'e3' "$(page)"
	logs 'since=2026-10-01T00:00:08.000Z&limit=4'
	is 'without until: polling' 'e9 e10' "$(page)"
	ask -H "$ssws" "$(next)"
	is 'which always has a next' '200 [] yes' "$status $(cat "$T/body") \
$([ -n "$(next)" ] && echo yes)"
	is 'COMMAND inherits no socket of the org' "$sockets" "$(open_sockets)"
}

filtered()
{
	logs "$window" -G --data-urlencode "filter=$1"
	is "filter: $1" "$2" "$status $(page)$(error_code)"
}

case_filter()
{
	filtered 'eventType eq "user.session.start"' '200 e1 e3 e5 e7 e9'
	filtered 'event_type EQ "user.session.start"' '200 e1 e3 e5 e7 e9'
	filtered 'eventType ne "user.session.start"' '200 e2 e4 e6 e8 e10'
	filtered 'eventType sw "user.session.e"' '200 e2 e4 e6 e8 e10'
	filtered 'eventType ew "start"' '200 e1 e3 e5 e7 e9'
	filtered 'eventType co "n.st"' '200 e1 e3 e5 e7 e9'
	filtered 'actor.id eq "actor1" or actor.id eq "actor2"' '200 e1 e2'
	filtered 'outcome.result eq "FAILURE" and eventType co "start"' \
	    '200 e5'
	filtered 'not (eventType co "end") AND Not(actor.id eq "actor1")' \
	    '200 e3 e5 e7 e9'
	filtered '(actor.id eq "actor1" or actor.id eq "actor2") and
eventType co "end"' '400 E0000031'
	filtered 'actor.id eq "actor1" or actor.id eq "actor2" and eventType co "end"' \
	    '200 e1 e2'
	filtered 'actor.id eq "\u0061ctor\u0033"' '200 e3'
	filtered 'target.id eq "t4"' '200 e4'
	filtered 'number ge 9' '200 e9 e10'
	filtered 'odd eq true' '200 e1 e3 e5 e7 e9'
	filtered 'absent pr' '200 '
	filtered 'target pr' '200 e4'
	filtered 'published gt "2026-10-01T00:00:00Z"' '400 E0000031'
	filtered 'eventType eq user' '400 E0000031'
	filtered 'eventType "user"' '400 E0000031'
	filtered 'eventType eq "user' '400 E0000031'
	filtered '(eventType eq "user"' '400 E0000031'
	filtered 'eventType eq "user" and' '400 E0000031'
	filtered 'eventType eq "user")' '400 E0000031'
	filtered 'eventtype eq "user.session.start"' '200 '
	query='eventType%20eq%20%22user.session.start%22'
	walk "$window&filter=$query&limit=2"
	is 'a filter goes with the next links' 'e1 e3 e5 e7 e9 3' \
	    "$walked $pages"
}

# The clock stands still here, and runs below.
case_limit()
{
	logs "$window"
	is 'the first request of a window, others having used one' \
	    '3 1 1793491260' "$(header X-Rate-Limit-Limit) $(header \
	    X-Rate-Limit-Remaining) $(header X-Rate-Limit-Reset)"
	is '--date-skew is in Date alone' 'Sun, 01 Nov 2026 00:01:30 GMT' \
	    "$(header Date)"
	logs "$window"
	logs "$window"
	is 'over the budget' '429 E0000047 0' \
	    "$status $(error_code) $(header X-Rate-Limit-Remaining)"
}

# Ask until the status is that one.
ask_for()
{
	tries=0
	status=
	while [ "$status" != "$1" ] && [ $tries -lt 1000 ]; do
		logs "$window&limit=1"
		tries=$((tries + 1))
	done
}

case_window()
{
	ask_for 429
	before=$(header X-Rate-Limit-Reset)
	ask_for 200
	is '--time-scale: a window is soon over, and another begins' \
	    '200 0 later' "$status $(header X-Rate-Limit-Remaining) \
$([ "$(header X-Rate-Limit-Reset)" -gt "$before" ] && echo later)"
}

case_token()
{
	logs "$window"
	is '--token: no other is good' 401 "$status"
	ask -H 'Authorization: SSWS 00another' "$api?$window"
	is 'and this one is' 200 "$status"
}

case_page_limit()
{
	walk "$window&limit=1000"
	is '--page-limit 3' 'e1 e2 e3 e4 e5 e6 e7 e8 e9 e10 4' \
	    "$walked $pages"
}

case_retention()
{
	logs "$window"
	is '--retention: what is older is left out' '200 e5 e6 e7 e8 e9 e10' \
	    "$status $(page)"
}

case_until()
{
	logs 'since=2026-10-01T00:00:01Z&until=2026-10-01T00:00:02Z'
	is '--until-inclusive' 'e2 e3' "$(page)"
}

case_tls()
{
	logs "$window&limit=2"
	is '--tls' 'https 200 e1 e2' "${FAKE_OKTA_URL%%:*} $status $(page)"
	logs "$window"
	is 'a cut is one with TLS too' 18 "$code"
	logs "$window"
	is 'and so is a reset' 000 "$status"
}

case_gzip()
{
	logs "$window" -H 'Accept-Encoding: gzip'
	has '--gzip: compressed' '^Content-Encoding: gzip'
	is 'and it can be read' '200 e1' \
	    "$status $(gzip -dc <"$T/body" >"$T/plain" &&
	    cp "$T/plain" "$T/body" && page | cut -c 1-2)"
	logs "$window&limit=1"
	is 'plain when the client does not ask for it' e1 "$(page)"
}

case_http10()
{
	logs "$window"
	has '--http1.0-close: HTTP/1.0' '^HTTP/1\.0 200'
	is 'neither a length nor chunks' '' \
	    "$(header Content-Length)$(header Transfer-Encoding)"
	is 'the whole page' '0 e1 e2 e3 e4 e5 e6 e7 e8 e9 e10' "$code $(page)"
}

# --- the forms of links -----------------------------------------------------

case_links_one_field()
{
	logs "$window&limit=9"
	url=$(header link | sed -n 's/.*rel="self", <\(.*\)>; rel="next"$/\1/p')
	ask -H "$ssws" "$url"
	is '--links one-field' e10 "$(page)"
}

case_links_upper()
{
	logs "$window&limit=9"
	ask -H "$ssws" "$(header LINK | sed -n \
	    's/^<\(.*\)>; rel="next"$/\1/p')"
	is '--links upper' e10 "$(page)"
}

case_links_params()
{
	styles=
	while [ ${#styles} -lt 130 ]; do
		logs "$window&limit=9"
		styles="$styles$(header link | grep 'after=' |
		    sed 's/^<.*>//')|"
	done
	is '--links params' '; title="a, b; rel=self"; rel=next|;rel="NEXT";type="application/json"|; hreflang=en; rel="prev next"; title*=UTF-8'"''"'next%20page| ; REL = "next"|' "$styles"
}

case_links_commas()
{
	logs "$window&limit=9"
	url=$(header link | sed -n 's/.*rel="self", <\(.*\)>; rel="next"$/\1/p')
	is '--links commas' 'fields=uuid,actor;rel=next' "${url##*&}"
	ask -H "$ssws" "$url"
	is 'which has to come back' e10 "$(page)"
	ask -H "$ssws" "${url%&*}"
	is 'all of it' 400 "$status"
}

case_links_self_last()
{
	logs "$window&limit=9"
	is '--links self-last' 'rel="next" rel="self" ' \
	    "$(header link | sed 's/.*; //' | tr '\n' ' ')"
}

# --- faults -----------------------------------------------------------------

case_when()
{
	all=
	for number in 1 2 3 4 5 6 7 8 9; do
		logs "$window&limit=1"
		all="$all$status "
	done
	is 'N, N-M, N+, every-N, and the first that matches' \
	    '200 500 503 503 200 502 504 504 502 ' "$all"
}

case_statuses()
{
	for expected in 400:E0000001 401:E0000011 403:E0000006 404:E0000007 \
	    405:E0000022 408:E0000009 500:E0000009 502:E0000009 503:E0000010 \
	    504:E0000009 400:E0000031 400:E0000053 403:E0000005 \
	    401:E0000015; do
		logs "$window"
		is "fault $expected" "$expected" "$status:$(error_code)"
	done
	is 'an error has all members' 'errorCauses errorCode errorId errorLink errorSummary' \
	    "$(python3 -c 'import json, sys
print(*sorted(json.load(open(sys.argv[1]))))' "$T/body")"
}

case_bodies()
{
	logs "$window"
	is 'nojson-500' '500 0' "$status $(wc -c <"$T/body" | tr -d ' ')"
	for expected in 502 503 200; do
		logs "$window"
		is "html-$expected" "$expected <!DOCTYPE html>" \
		    "$status $(head -n 1 "$T/body")"
	done
	logs "$window"
	is 'empty-200' '200 ' "$status $(cat "$T/body")"
	logs "$window"
	is 'object-200' '200 {}' "$status $(cat "$T/body")"
	logs "$window"
	is 'garbage-200' no "$(python3 -c 'import json, sys
json.load(open(sys.argv[1]))' "$T/body" 2>/dev/null || echo no)"
	logs "$window"
	is 'null-200' '200 null' "$status $(cat "$T/body")"
	logs "$window"
	is 'redirect' '302 http://example.com/x' "$status $(header Location)"
}

limits()
{
	logs "$window"
	is "$1" "429 E0000047 $2" "$status $(error_code) \
$(header X-Rate-Limit-Limit)/$(header X-Rate-Limit-Remaining)/\
$(header X-Rate-Limit-Reset | tr '\n' ' ')"
}

# The clock stands still: --time-scale 1000000.
case_429()
{
	limits 429 '600/0/1793491260 '
	limits 429-past '600/0/1793491190 '
	limits 429-far '600/0/1825027200 '
	limits 429-missing '//'
	limits 429-nodate '600/0/1793491260 '
	is 'without a Date' '' "$(header Date)"
	limits 429-double '600, 600/0
0/1793491260 1793491260 '
	limits 429-negative '600/-1/-5 '
	limits 429-concurrency '0/0/1793491260 '
	limits 429-retry-after=7 '//'
	is 'Retry-After' 7 "$(header Retry-After)"
}

case_cuts()
{
	whole=$(wc -c <"$T/whole" | tr -d ' ')
	logs "$window"
	is 'cut=100' "18 $whole 100" "$code $(header Content-Length) \
$(wc -c <"$T/body" | tr -d ' ')"
	logs "$window"
	is 'cut=0' '18 200 0' "$code $status $(wc -c <"$T/body" | tr -d ' ')"
	logs "$window"
	is 'chunk-cut=100' '18 chunked 100' "$code \
$(header Transfer-Encoding) $(wc -c <"$T/body" | tr -d ' ')"
	logs "$window"
	is 'close-cut=100' '0  100' "$code \
$(header Content-Length)$(header Transfer-Encoding) \
$(wc -c <"$T/body" | tr -d ' ')"
	logs "$window"
	is 'length-short=10' "0 $((whole - 10)) $((whole - 10))" "$code \
$(header Content-Length) $(wc -c <"$T/body" | tr -d ' ')"
	logs "$window"
	is 'length-long=10' "18 $((whole + 10)) $whole" "$code \
$(header Content-Length) $(wc -c <"$T/body" | tr -d ' ')"
	logs "$window" --compressed
	is 'gzip-broken' 200 "$status"
	is 'cannot be read' yes "$([ $code -ne 0 ] && echo yes)"
	logs "$window"
	is 'gzip-cut=20: its length is right' '0 20' "$code \
$(wc -c <"$T/body" | tr -d ' ')"
	logs "$window"
	is 'gzip-trailer' 'crc error' "$(gzip -dc <"$T/body" 2>&1 >/dev/null |
	    grep -o 'crc error' | head -n 1)"
	logs "$window"
	is 'reset' '56 reset' "$code $(grep -o reset "$T/curl-says")"
	logs "$window"
	is 'close' '52' "$code"
}

case_stalls()
{
	logs "$window" --max-time 0.3
	is 'stall' '28 000' "$code $status"
	logs "$window" --max-time 0.3
	is 'stall-body=20' '28 200 20' "$code $status \
$(wc -c <"$T/body" | tr -d ' ')"
	# In the background until the org goes away, which it must not mind.
	curl -sS -o "$T/stalled" -H "$ssws" "$api?$window" 2>/dev/null &
	tries=0
	until [ "$(grep -c '"fault":"stall"' "$T/record-stalls")" = 2 ] ||
	    [ $tries -gt 2000 ]; do
		tries=$((tries + 1))
	done
	logs "$window&limit=1"
	is 'one that stalls holds up no other' '200 e1' "$status $(page)"
	# 3000 ms at a scale of 0.1.
	logs "$window&limit=1" --max-time 0.1
	is 'slow=3000' '28' "$code"
	logs "$window&limit=1" --max-time 20
	is 'slow=3000, patiently' '0 e1' "$code $(page)"
	took=$(curl -sS -o "$T/body" -H "$ssws" -w '%{time_total}' \
	    "$api?$window")
	is 'it takes its time' yes "$(echo "$took" |
	    awk '{ print ($1 >= 0.29 ? "yes" : $1) }')"
}

case_next()
{
	query="$window&limit=3"
	logs "$query"
	is 'next= with %O' "$FAKE_OKTA_URL/x?a=b" "$(next)"
	logs "$query"
	normal=$(next)
	is 'next= with %N' "yes" "$(echo "$normal" | grep -q \
	    '^https://evil\.example\.com/?http.*after=' && echo yes)"
	logs "$query"
	is 'next-repeat' "$api?$query" "$(next)"
	logs "$query"
	first=$(next)
	ask -H "$ssws" "$first"
	is 'next-first' "$api?$query" "$(next)"
	logs "$query"
	is 'next-none' 'e1 e2 e3 ' "$(page) $(next)"
	logs "$query"
	is 'next-twice' '2 2' "$(next | wc -l | tr -d ' ') \
$(next | sort -u | wc -l | tr -d ' ')"
	logs "$query"
	is 'next-empty' '<>; rel="next"' "$(header link | tail -n 1)"
	logs "$query"
	is 'next-broken' 1 "$(header link |
	    grep -c '^<[^>]*; rel="next"$')"
	seen=
	logs "$query"
	for number in 1 2 3 4 5; do
		seen="$seen$(next)
"
		ask -H "$ssws" "$(next)"
	done
	is 'next-endless' '200 [] 5' "$status $(cat "$T/body") \
$(printf %s "$seen" | sort -u | wc -l | tr -d ' ')"
}

case_pages()
{
	logs "$window&limit=3"
	first=$(next)
	ask -H "$ssws" "$first"
	empty=$(cat "$T/body")
	onward=$(next)
	ask -H "$ssws" "$onward"
	is 'empty-page' '[] yes e4 e5 e6' "$empty \
$([ "$onward" != "$first" ] && echo yes) $(page)"
	logs "$window&limit=3"
	is 'short-page=1' e1 "$(page)"
	ask -H "$ssws" "$(next)"
	is 'goes on behind it; duplicate' 'e1 e2 e3 e4' "$(page)"
	logs "$window"
	is 'outside' '2026-09-30T23:59:59.999Z 2026-11-01T00:00:00.000Z 12' \
	    "$(python3 -c 'import json, sys
events = json.load(open(sys.argv[1]))
print(events[0]["published"], events[-1]["published"], len(events))' \
	    "$T/body")"
	logs "$window"
	is 'spaces: other bytes, the same events' 'yes True' \
	    "$([ "$(wc -l <"$T/body")" -gt 50 ] && echo yes) \
$(python3 -c 'import json, sys
print(*[json.load(open(sys.argv[1])) == json.load(open(sys.argv[2]))])' \
	    "$T/body" "$T/whole")"
	logs "$window"
	is 'bom' efbbbf "$(head -c 3 "$T/body" | od -An -tx1 | tr -d ' ')"
}

# --- OAuth ------------------------------------------------------------------

now=1793491200	# 2026-11-01T00:00:00Z, and the clock stands still
form='Content-Type: application/x-www-form-urlencoded'
endpoint="${FAKE_OKTA_URL:-}/oauth2/v1/token"
serial=0
: "${client_key:=rsa}" "${client_alg:=RS256}"

# assertion [CLAIM...]: sets it, with claims added to or put for the good ones.
assertion()
{
	serial=$((serial + 1))
	claims="\"iss\":\"0oaCLIENT1\",\"sub\":\"0oaCLIENT1\",\
\"aud\":\"$endpoint\",\"iat\":$now,\"exp\":$((now + 300)),\"jti\":\"$serial\""
	for claim; do
		claims="$claims,$claim"
	done
	# The last of two members counts with Python.
	assertion=$(jwt sign "$T/$client_key.pem" "$client_alg" \
	    '{"kid":"key-1"}' "{$claims}")
}

# token [CURL_OPTION...]: ask for one with the assertion.
token()
{
	ask -H "$form" -d grant_type=client_credentials \
	    -d scope=okta.logs.read --data-urlencode client_assertion_type=\
urn:ietf:params:oauth:client-assertion-type:jwt-bearer \
	    -d "client_assertion=$assertion" "$@" "$endpoint"
	access=$(sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p' "$T/body")
}

refused()
{
	what=$1
	expected=$2
	shift 2
	assertion "$@"
	token
	is "$what" "$expected" "$status $(oauth_error)"
}

case_oauth()
{
	assertion
	token
	is 'a token' '200 "token_type":"Bearer","expires_in":120' \
	    "$status $(grep -o '"token_type":"Bearer","expires_in":120' \
	    "$T/body")"
	good=$access
	ask -H "Authorization: Bearer $good" "$api?$window&limit=1"
	is 'reads the log' '200 e1' "$status $(page)"
	token
	is 'the assertion works once' '401 invalid_client' \
	    "$status $(oauth_error)"
	refused 'another audience' '401 invalid_client' \
	    "\"aud\":\"$FAKE_OKTA_URL\""
	refused 'expired' '401 invalid_client' "\"exp\":$now"
	refused 'exp too far' '401 invalid_client' "\"exp\":$((now + 3601))"
	refused 'exp an hour ahead' '200 ' "\"exp\":$((now + 3600))"
	refused 'exp no integer' '401 invalid_client' '"exp":"soon"'
	refused 'iat in the future' '401 invalid_client' \
	    "\"iat\":$((now + 1))"
	refused 'another iss' '401 invalid_client' '"iss":"0oaOTHER"'
	refused 'another sub' '401 invalid_client' '"sub":"0oaOTHER"'
	assertion
	token -d scope=okta.users.read
	is 'a parameter twice' '400 invalid_request' "$status $(oauth_error)"
	assertion=$(echo "$assertion" | sed 's/....$/AAAA/')
	token
	is 'a broken signature' '401 invalid_client' "$status $(oauth_error)"
	assertion=$(jwt sign "$T/rsa.pem" RS256 '{"kid":"key-2"}' "{$claims}")
	token
	is 'another kid' '401 invalid_client' "$status $(oauth_error)"
	assertion=$(jwt sign "$T/other.pem" RS256 '{"kid":"key-1"}' \
	    "{$claims}")
	token
	is 'another key' '401 invalid_client' "$status $(oauth_error)"
	assertion
	ask -H "$form" -d grant_type=client_credentials \
	    --data-urlencode client_assertion_type=\
urn:ietf:params:oauth:client-assertion-type:jwt-bearer \
	    -d "client_assertion=$assertion" "$endpoint"
	is 'no scope' '400 invalid_scope' "$status $(oauth_error)"
	ask "$endpoint"
	is 'GET' 405 "$status"
	ask -H "Authorization: Bearer eyJ.no.token" "$api?$window&limit=1"
	is 'a token of nobody' '401 E0000011' "$status $(error_code)"
	has 'with a challenge' '^WWW-Authenticate: Bearer .*"invalid_token"'
	ask -H "Authorization: DPoP $good" "$api?$window&limit=1"
	is 'a Bearer token as DPoP' '400 invalid_dpop_proof' \
	    "$status $(oauth_error)"
	is 'the record has the form' 1 \
	    "$(grep -c '"n":1,.*"body":"grant_type=client_credentials' \
	    "$T/record-oauth")"
	for fault in 503 '401 invalid_client' '429'; do
		assertion
		token
		is "token endpoint: $fault" "$fault" \
		    "$status$(oauth_error | sed 's/^/ /')"
	done
	ask -H "Authorization: Bearer $good" "$api?$window&limit=1"
	is 'expire-tokens' '401 E0000011' "$status $(error_code)"
	ask -H "Authorization: Bearer $good" "$api?$window&limit=1"
	is 'is for good' '401 E0000011' "$status $(error_code)"
}

case_algorithm()
{
	assertion
	token
	is "an assertion by $client_alg" '200 ' "$status $(oauth_error)"
}

case_scope()
{
	assertion
	token
	is '--scope: another is not granted' '400 invalid_scope' \
	    "$status $(oauth_error)"
	assertion
	ask -H "$form" -d grant_type=client_credentials \
	    -d scope=okta.users.read --data-urlencode client_assertion_type=\
urn:ietf:params:oauth:client-assertion-type:jwt-bearer \
	    -d "client_assertion=$assertion" "$endpoint"
	access=$(sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p' "$T/body")
	ask -H "Authorization: Bearer $access" "$api?$window&limit=1"
	is 'and it does not read the log' '403 E0000006' \
	    "$status $(error_code)"
	has 'with a challenge' '^WWW-Authenticate: .*insufficient_scope'
}

case_expiry()
{
	now=$(($(date +%s)))
	assertion
	token
	ask -H "Authorization: Bearer $access" "$api?$window&limit=1"
	is '--token-lifetime 0: no token is good' '401 E0000011' \
	    "$status $(error_code)"
}

# proof [CLAIM...]: sets it; the key is $proof_key, of $proof_alg.
: "${proof_key:=p256}" "${proof_alg:=ES256}" "${proof_typ:=dpop+jwt}"
proof()
{
	serial=$((serial + 1))
	claims="\"iat\":$now,\"jti\":\"$serial\""
	for claim; do
		claims="$claims,$claim"
	done
	proof=$(jwt sign "$T/$proof_key.pem" "$proof_alg" \
	    "{\"typ\":\"$proof_typ\",\"jwk\":${proof_jwk:-$(jwt jwk \
	    "$T/$proof_key.pem")}}" "{$claims}")
}

# A token, by the whole dance.
dance()
{
	assertion
	proof '"htm":"POST"' "\"htu\":\"$endpoint\""
	token -H "DPoP: $proof"
	nonce=$(header dpop-nonce)
	assertion
	proof '"htm":"POST"' "\"htu\":\"$endpoint\"" "\"nonce\":\"$nonce\""
	token -H "DPoP: $proof"
}

# page_with PROOF [SCHEME]
page_with()
{
	ask -H "Authorization: ${2:-DPoP} $access" -H "DPoP: $1" \
	    "$api?$window&limit=1"
}

api_proof()
{
	proof '"htm":"GET"' "\"htu\":\"$api\"" \
	    "\"ath\":\"$(jwt digest "$access")\"" "$@"
}

refused_proof()
{
	what=$1
	shift
	api_proof "$@"
	page_with "$proof"
	is "$what" '400 invalid_dpop_proof' "$status $(oauth_error)"
}

case_dpop()
{
	assertion
	token
	is 'no proof' '400 invalid_dpop_proof' "$status $(oauth_error)"
	assertion
	proof '"htm":"POST"' "\"htu\":\"$endpoint\""
	token -H "DPoP: $proof"
	is 'a proof without nonce' '400 use_dpop_nonce' \
	    "$status $(oauth_error)"
	has 'which is told' '^dpop-nonce: .'
	dance
	is 'a proof with it' '200 "token_type":"DPoP"' \
	    "$status $(grep -o '"token_type":"DPoP"' "$T/body")"
	api_proof
	page_with "$proof"
	is 'reads the log' '200 e1' "$status $(page)"
	page_with "$proof"
	is 'a proof works once' '400 invalid_dpop_proof' \
	    "$status $(oauth_error)"
	has 'with a challenge' '^WWW-Authenticate: DPoP algs=.*invalid_dpop'
	api_proof
	page_with "$proof" Bearer
	is 'not as Bearer' '400 invalid_dpop_proof' "$status $(oauth_error)"
	refused_proof 'another method' '"htm":"POST"'
	refused_proof 'the query is no part of htu' "\"htu\":\"$api?$window\""
	refused_proof 'nor is a second slash' \
	    "\"htu\":\"$FAKE_OKTA_URL//api/v1/logs\""
	refused_proof 'too old' "\"iat\":$((now - 301))"
	refused_proof 'in the future' "\"iat\":$((now + 1))"
	refused_proof 'another ath' "\"ath\":\"$(jwt digest other)\""
	refused_proof 'no jti' '"jti":null'
	proof_typ=JWT
	refused_proof 'another typ'
	proof_typ=dpop+jwt
	proof_jwk=$(jwt jwk "$T/p256.pem" | sed 's/}/, "d":"AAAA"}/')
	refused_proof 'a private JWK'
	proof_jwk=$(jwt jwk "$T/p256-2.pem")
	refused_proof 'a signature by another key'
	proof_jwk=
	proof_key=p256-2
	refused_proof 'a key the token is not bound to'
	proof_key=p256
	ask -H "Authorization: DPoP $access" "$api?$window&limit=1"
	is 'no proof' '400 invalid_dpop_proof' "$status $(oauth_error)"
	api_proof
	ask -H "Authorization: DPoP $access" -H "DPoP: $proof" \
	    -H "DPoP: $proof" "$api?$window&limit=1"
	is 'two proofs' '400 invalid_dpop_proof' "$status $(oauth_error)"
	for pair in rsa:RS256 rsa:RS512 p384:ES384 p521:ES512; do
		proof_key=${pair%:*}
		proof_alg=${pair#*:}
		dance
		api_proof
		page_with "$proof"
		is "a proof by $proof_alg" '200 e1' "$status $(page)"
	done
}

case_dpop_fault()
{
	dance
	api_proof
	page_with "$proof"
	is 'a fault uses the proof up, too' '503' "$status"
	page_with "$proof"
	is 'so that it cannot be sent again' '400 invalid_dpop_proof' \
	    "$status $(oauth_error)"
	api_proof
	page_with "$proof"
	is 'new-nonce' '401 use_dpop_nonce' "$status $(oauth_error)"
	nonce=$(header dpop-nonce)
	api_proof
	page_with "$proof"
	is 'is demanded from now on' '401 use_dpop_nonce' \
	    "$status $(oauth_error)"
	api_proof "\"nonce\":\"$nonce\""
	page_with "$proof"
	is 'and good' '200 e1' "$status $(page)"
}

case_api_nonce()
{
	dance
	api_proof
	page_with "$proof"
	is '--api-nonce' '401 use_dpop_nonce' "$status $(oauth_error)"
	has 'with a challenge' '^WWW-Authenticate: DPoP .*use_dpop_nonce'
	first=$(header dpop-nonce)
	api_proof "\"nonce\":\"$first\""
	page_with "$proof"
	is 'the nonce is good' 200 "$status"
	api_proof "\"nonce\":\"$first\""
	page_with "$proof"
	is '--nonce-lifetime 2: twice' 200 "$status"
	api_proof "\"nonce\":\"$first\""
	page_with "$proof"
	is 'and no more' '401 use_dpop_nonce yes' "$status $(oauth_error) \
$([ "$(header dpop-nonce)" != "$first" ] && echo yes)"
}

# --- run them ---------------------------------------------------------------

if [ $# -gt 1 ]; then
	"$2"
	exit 0
fi

T=$(mktemp -d) || exit 1
export T
trap 'rm -rf "$T"' EXIT
trap 'exit 1' HUP INT TERM

# run CASE [OPTION...]: its checks, with the org run like that.
run()
{
	case=$1
	shift
	"$fake" --events "$T/events" "$@" -- sh "$self" "$fake" "case_$case" \
	    >"$T/said" 2>&1 </dev/null
	ended=$?
	cat "$T/said"
	cat "$T/said" >>"$T/log"
	[ $ended -eq 0 ] && grep -q '^ok ' "$T/said" && return
	echo "not ok - $case: exit status $ended" | tee -a "$T/log"
}

# own WHAT EXPECTED GOT: a check outside of any case.
own()
{
	is "$@" | tee -a "$T/log"
}

for number in 7 1 3 10 2 8 5 4 9 6; do
	type=user.session.start
	odd=true
	[ $((number % 2)) -eq 1 ] || { type=user.session.end odd=false; }
	result=SUCCESS
	[ $number -ne 5 ] || result=FAILURE
	target=null
	[ $number -ne 4 ] || target='[{"id":"t1"},{"id":"t4"}]'
	printf '{"uuid":  "e%d","actor":{"id":"actor%d"},' $number $number
	printf '"eventType":"%s","outcome":{"result":"%s"}, ' $type $result
	printf '"number":%d,"odd":%s,"text":"a \\" , {",' $number $odd
	printf '"published":"2026-10-01T00:00:%02d.000Z",' $((number - 1))
	printf '"target":%s}\n' "$target"
done >"$T/events"
for key in rsa other; do
	openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 \
	    -out "$T/$key.pem" 2>/dev/null
done
for curve in P-256:p256 P-256:p256-2 P-384:p384 P-521:p521; do
	openssl genpkey -algorithm EC -pkeyopt "ec_paramgen_curve:${curve%:*}" \
	    -out "$T/${curve#*:}.pem" 2>/dev/null
done
for key in rsa p256 p384 p521; do
	openssl pkey -in "$T/$key.pem" -pubout -out "$T/$key.pub"
done
jwt jwk "$T/rsa.pem" >"$T/rsa.jwk"
openssl req -x509 -key "$T/p256.pem" -subj /CN=localhost -days 2 \
    -addext subjectAltName=DNS:localhost -out "$T/cert.pem" 2>/dev/null
sockets=$(open_sockets)
export sockets

# The command line, and what becomes of COMMAND.
"$fake" --help >"$T/help" 2>&1
own '--help' 0 $?
own 'names every fault' 12 "$(grep -Ec '^  (cut|reset|slow|next|bom|429|stall|close|gzip-cut|outside|spaces|STATUS)[ =]' "$T/help")"
for bad in --nonsense --token '--fault 1' '--fault 0:503' '--fault 1:nothing' \
    '--fault 1:cut' '--fault 1:cut=x' '--fault 3-2:503' '--fault t1:bom' \
    --fault\ 1:redirect= '--fault 1:400-E9999999' '--now today' '--time-scale 0' '--links none' \
    '--rate-limit x' '--tls' '--client x' '--dpop' 'command'; do
	# shellcheck disable=SC2086
	"$fake" $bad >"$T/said" 2>&1
	own "usage: $bad" 2 $?
done
"$fake" --events "$T/nothing" >"$T/said" 2>&1
own 'a file that is not there' 1 $?
"$fake" -- sh -c 'exit 7'
own 'the exit status of COMMAND' 7 $?
"$fake" -- sh -c 'kill -KILL $$'
own 'killed by a signal' 137 $?
"$fake" -- "$T/nothing" 2>/dev/null
own 'no such COMMAND' 127 $?
mkfifo "$T/url"
"$fake" >"$T/url" &
pid=$!
read -r url <"$T/url"
own 'without COMMAND: the URL on standard output' 403 \
    "$(curl -s -o /dev/null -w '%{http_code}' "$url/api/v1/logs")"
kill -TERM $pid
wait $pid
own 'ends by SIGTERM' 0 $?
# shellcheck disable=SC2016
"$fake" -- sh -c 'kill -TERM $PPID; while :; do :; done'
own 'a signal is for COMMAND' 143 $?

still='--now 2026-11-01T00:00:00Z --time-scale 1000000'
oauth="$still --client 0oaCLIENT1 --client-kid key-1"
run basics --record "$T/record"
own 'the record: requests and answers' yes "$(python3 -c 'import json, sys
lines = [json.loads(line) for line in open(sys.argv[1])]
asked = {line["n"]: line for line in lines if "method" in line}
told = {line["n"]: line for line in lines if "status" in line}
first = asked[1]
print("yes" if len(asked) == len(told) == len(lines) / 2
    and first["kind"] == "logs" and first["headers"]["accept"] == "*/*"
    and first["query"].startswith("since=2026-10-01T00:00:00.000Z&")
    and first["protocol"] == "HTTP/1.1" and told[1]["events"] == 4
    and told[1]["status"] == 200 and told[1]["fault"] == "" else lines[:2])' \
    "$T/record")"
run filter
# shellcheck disable=SC2086
run limit $still --rate-limit 3 --others 1 --date-skew 90
run window --time-scale 0.01 --rate-limit 1
run token --token 00another
run page_limit --page-limit 3
run retention --now 2026-10-31T00:00:04Z --time-scale 1000000 --retention 30
run until --until-inclusive
run tls --tls --cert "$T/cert.pem" --key "$T/p256.pem" --fault 2:cut=50 \
    --fault 3:reset
run gzip --gzip
run http10 --http1.0-close
for form in one-field upper params commas self-last; do
	run "links_$(echo $form | tr - _)" --links $form
done
run when --fault 2:500 --fault 3-4:503 --fault every-3:502 --fault 7+:504
run statuses --fault 1:400 --fault 2:401 --fault 3:403 --fault 4:404 \
    --fault 5:405 --fault 6:408 --fault 7:500 --fault 8:502 --fault 9:503 \
    --fault 10:504 --fault 11:400-E0000031 --fault 12:400-E0000053 \
    --fault 13:403-E0000005 --fault 14:401-E0000015
run bodies --fault 1:nojson-500 --fault 2:html-502 --fault 3:html-503 \
    --fault 4:html-200 --fault 5:empty-200 --fault 6:object-200 \
    --fault 7:garbage-200 --fault 8:null-200 \
    --fault 9:redirect=http://example.com/x
# shellcheck disable=SC2086
run 429 $still --fault 1:429 --fault 2:429-past --fault 3:429-far \
    --fault 4:429-missing --fault 5:429-nodate --fault 6:429-double \
    --fault 7:429-negative --fault 8:429-concurrency \
    --fault 9:429-retry-after=7
# shellcheck disable=SC2016
"$fake" --events "$T/events" -- sh -c 'curl -sS -H "$1" -o "$2" \
    "$FAKE_OKTA_URL/api/v1/logs?$3"' sh "$ssws" "$T/whole" "$window"
run cuts --fault 1:cut=100 --fault 2:cut=0 --fault 3:chunk-cut=100 \
    --fault 4:close-cut=100 --fault 5:length-short=10 \
    --fault 6:length-long=10 --fault 7:gzip-broken --fault 8:gzip-cut=20 \
    --fault 9:gzip-trailer --fault 10:reset --fault 11:close
run stalls --fault 1:stall --fault 2:stall-body=20 --fault 3:stall \
    --fault 5+:slow=3000 --time-scale 0.1 --record "$T/record-stalls"
run next --fault '1:next=%O/x?a=b' \
    --fault '2:next=https://evil.example.com/?%N' --fault 3:next-repeat \
    --fault 5:next-first --fault 6:next-none --fault 7:next-twice \
    --fault 8:next-empty --fault 9:next-broken --fault 10+:next-endless
run pages --fault 2:empty-page --fault 4:short-page=1 --fault 5:duplicate \
    --fault 6:outside --fault 7:spaces --fault 8:bom
# shellcheck disable=SC2086
{
	run oauth $oauth --client-key "$T/rsa.pub" --token-lifetime 120 \
	    --record "$T/record-oauth" --fault t17:503 --fault t18:401 \
	    --fault t19:429 --fault 4:expire-tokens
	run scope $oauth --client-key "$T/rsa.jwk" --scope okta.users.read
	run expiry --client 0oaCLIENT1 --client-key "$T/rsa.pub" \
	    --token-lifetime 0
	for client_alg in RS384 RS512; do
		export client_alg
		run algorithm $oauth --client-key "$T/rsa.pub"
	done
	for client_key in p256 p384 p521; do
		case $client_key in
		p521)	client_alg=ES512 ;;
		*)	client_alg=ES${client_key#p} ;;
		esac
		export client_key client_alg
		run algorithm $oauth --client-key "$T/$client_key.pub"
	done
	client_key=rsa client_alg=RS256
	run dpop $oauth --client-key "$T/rsa.pub" --dpop
	run dpop_fault $oauth --client-key "$T/rsa.pub" --dpop --fault 1:503 \
	    --fault 3:new-nonce
	run api_nonce $oauth --client-key "$T/rsa.pub" --dpop --api-nonce \
	    --nonce-lifetime 2
}

passed=$(grep -c '^ok ' "$T/log")
failed=$(grep -c '^not ok ' "$T/log")
echo "fake-okta: $passed passed, $failed failed"
[ "$failed" -eq 0 ]
