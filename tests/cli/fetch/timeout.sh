# --timeout is for silence, not for the whole: an answer that is slow but goes
# on is waited for, one that stops is asked for again.
. "$(dirname "$0")/../lib_fetch.sh"

make_whole
demo_org --fault 2:stall --fault 4:stall-body=10 -- "$OKTA_LOGFETCH" \
    -m 2026-10 --all-events --timeout 60.5 >got 2>err
outcome $?
sed 's/for [0-9.]* seconds/for N seconds/; s/again in .* s/again in N s/' err
demo_org --fault 1+:slow=40000 --page-limit 20 -- "$OKTA_LOGFETCH" \
    -m 2026-10 --all-events --timeout 200 >got 2>err
outcome $?
asked .n | wc -l
