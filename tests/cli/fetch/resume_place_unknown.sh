# The org no longer knows where to go on: it says how to start over.
. "$(dirname "$0")/../lib_fetch.sh"

if [ $# -gt 0 ]; then
	for status in 403 400 404; do
		echo $status
		"$OKTA_LOGFETCH" -m 2026-10 --all-events -O file
		echo "exit $? $(jq .pages file.part.state)"
	done
	rm file.part file.part.state
	exec "$OKTA_LOGFETCH" -m 2026-10 --all-events -O file
fi
make_whole
demo_org --fault 3:403 --fault 4:400 --fault 5:404 -- sh "$0" inside 2>&1 |
    sed 's/reqFAKE[0-9]*/ID/; /the same command goes on/d'
cmp file whole
