# To standard output, exit status 0, and every option is in it.
. "$(dirname "$0")/../lib_fetch.sh"

"$OKTA_LOGFETCH" --help >long
echo "exit $?"
"$OKTA_LOGFETCH" -h --no-such-option >short
echo "exit $?"
cmp long short
head -n 1 long
for option in -m --month -s --since -u --until -e --event-type -o --outcome \
    --all-events --filter --org-url --token-file --cacert --rate-share \
    --max-retries --timeout -f --format -O --output -n --dry-run -q --quiet \
    -v --verbose --progress --no-progress -h --help -V --version; do
	grep -q -e "^ .*${option}[ ,]" long || echo "$option is not explained"
done
awk 'length > 80' long
grep -o -e '--[a-z][a-z-]*' long | sort -u | wc -l
