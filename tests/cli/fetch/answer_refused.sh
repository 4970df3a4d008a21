# What is refused, and what helps.
. "$(dirname "$0")/../lib_fetch.sh"

for status in 400 400-E0000031 400-E0000053 401 401-E0000015 403 \
    403-E0000005 404 405; do
	org --fault 1:$status -- "$OKTA_LOGFETCH" -m 2026-10 >got
	echo "$status: exit $?, $(asked .n | wc -l) request" >&2
	sed 's/incomplete: //' got
done 2>&1 | sed 's/reqFAKE[0-9]*/ID/'
# A real refusal: another token than the org's.
org --token 00another -- "$OKTA_LOGFETCH" -m 2026-10 2>/dev/null |
    sed 's/reqFAKE[0-9]*/ID/'
org -- "$OKTA_LOGFETCH" -m 2026-10 --filter 'nonsense' 2>/dev/null |
    sed 's/reqFAKE[0-9]*/ID/'
