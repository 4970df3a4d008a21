# From the damaged record to the end of its line.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	echo '{"a":tru}'
	event 00uTEST0002
	printf '%s{"a":fals}%s\n' "$(event 00uTEST0003)" \
	    "$(event 00uTEST0004)"
	event 00uTEST0005
} >log
skipped=$((10 + 10 + $(event 00uTEST0004 | wc -c)))
"$MAU_COUNT" -q -k -m 2020-10 -f json log 2>said |
    jq -c ".distinct_actors, .records.rejected, .skipped_bytes == $skipped"
