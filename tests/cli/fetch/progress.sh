# Shown where it is asked for, and gone in the end.
. "$(dirname "$0")/../lib_fetch.sh"

demo_org --fault 3:429 -- "$OKTA_LOGFETCH" -m 2026-10 --progress 2>err >got
echo "exit $? $(wc -l <got)"
tr '\r' '\n' <err | sed 's/rate limit.*/rate limit/; s/; trying.*//' |
    grep -o '[0-9]* events.*waiting for the rate limit' | uniq
tr '\r' '\n' <err | tail -n 1 | tr -d ' '
for option in --no-progress -q --quiet --verbose; do
	echo "$option"
	demo_org --fault 3:slow=60000 -- "$OKTA_LOGFETCH" -m 2026-10 $option \
	    2>err >got
	sed 's/; [0-9]* of 600.*reqFAKE[0-9]*//' err
done
