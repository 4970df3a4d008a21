# FILE appears when it is whole.  One that is there already, and not empty, is
# nobody's to write over: the org may not have all of it any longer.  "-" is
# standard output.
. "$(dirname "$0")/../lib_fetch.sh"

make_whole
: >file
demo_org -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events --output file
cmp file whole
# The same month again, another one, and a file of somebody.
demo_org -- "$OKTA_LOGFETCH" -m 2026-10 --all-events -O file 2>&1
echo "exit $?, $(asked .n | wc -l) requests"
cmp file whole
echo mine >file
demo_org -- "$OKTA_LOGFETCH" -q -m 2026-09 -O file 2>&1
echo "exit $?, $(asked .n | wc -l) requests"
cat file
# One that appears meanwhile.
rm file
demo_org --fault 2:404 -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events \
    -O file 2>&1 | sed 's/reqFAKE[0-9]*/ID/'
echo mine >file
before=$(cat file.part file.part.state | cksum)
demo_org -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O file 2>&1
echo "exit $?, $(asked .n | wc -l) requests"
cat file
[ "$before" = "$(cat file.part file.part.state | cksum)" ] ||
    echo 'file.part was changed'
ls
rm file*
demo_org -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O - | cmp - whole
mkdir 'a folder'
demo_org -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O 'a folder/a file'
ls 'a folder'
