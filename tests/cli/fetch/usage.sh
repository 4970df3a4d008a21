# Wrong usage: exit status 2, what is wrong, and an output that is not taken
# for an empty month.  No argument is shown: it might be a token.
. "$(dirname "$0")/../lib_fetch.sh"

OKTA_CLIENT_ORGURL=http://127.0.0.1:1
export OKTA_CLIENT_ORGURL

# Each line is one command line, split at blanks.
while IFS= read -r arguments; do
	echo "$ $arguments"
	# shellcheck disable=SC2086
	"$OKTA_LOGFETCH" $arguments >got 2>err
	[ $? -eq 2 ] || echo 'exit status is not 2'
	sed -n "s/^okta-logfetch: //p" err | grep -v "^try '"
	[ "$(tail -n 1 err)" = \
	    "okta-logfetch: try 'okta-logfetch --help'" ] || cat err
	sed 's/incomplete: //' got | cmp -s - err && echo 'no hint'
	head -n 1 err | sed 's/^okta-logfetch:/& incomplete:/' | cmp - got
	! "$MAU_COUNT" -a got >number 2>&1 || cat number
done <<'EOF'
00aTOKENonTHEcommandLINE
-m 2026-10 more
--no-such-option
-x
--out file
--month
-m 2026-13
-m 2026-10 --since 2026-10-01
-m 2026-10 -m 2026-09
-s 2026-10-02 -u 2026-10-01
-s 2026-10-01 -u 2026-10-01
-s 2026-10-01T00:00:00
-s yesterday
-u 2026-10-01
-m 2026-12
-s 2026-11-03
--all-events -e user.session.end
--all-events --outcome SUCCESS
--all-events --filter a
--filter a -e user.session.end
--filter a -o SUCCESS
--filter a --filter b
--format json
-f ndjson -f pages
--rate-share 0
--rate-share 101
--rate-share half
--max-retries -1
--max-retries 1000001
--max-retries x
--timeout 0
--timeout 90s
--timeout 86401
-q -v
--quiet --verbose
--progress --no-progress
--org-url http://127.0.0.1:1 --org-url http://127.0.0.1:1
-O a -O b
--token-file no/such/file
--cacert a --cacert b
EOF
