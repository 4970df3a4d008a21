# FILE appears when it is whole, and replaces what was there; "-" is standard
# output.
. "$(dirname "$0")/../lib_fetch.sh"

make_whole
echo old >file
demo_org -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events --output file
cmp file whole
demo_org --fault 2+:404 -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events \
    -O file 2>&1 | sed 's/reqFAKE[0-9]*/ID/'
cmp file whole
ls
demo_org -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O - | cmp - whole
mkdir 'a folder'
demo_org -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O 'a folder/a file'
ls 'a folder'
