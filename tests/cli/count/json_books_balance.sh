# Every record ends in exactly one book.
# no-wrapper: hundreds of runs, of what other cases run too
. "$(dirname "$0")/../lib.sh"

for options in '' '-o SUCCESS' '-e user.session.end' '-a' '-o none'; do
	for file in "$events"/[yi]_*.*; do
		case $file in
		*.expect)	continue ;;
		esac
		# Split at blanks; what is skipped is told elsewhere.
		# shellcheck disable=SC2086
		"$MAU_COUNT" -k -q --assume-utc -f json $options "$file" \
		    2>>said
		case $? in
		0 | 3)	;;
		*)	echo "exit status for $file" ;;
		esac
	done
done | jq -s -r '
	def sum: .counted + .other_event_type + .other_outcome +
	    .outside_window + .rejected;
	.[] | . as $r | select(
	    .records.read != (.records | sum) or
	    .records.counted != .sessions or
	    .distinct_actors > .sessions or
	    .distinct_actors_success > .distinct_actors or
	    (.distinct_actors == 0) != (.sessions == 0) or
	    .records.read != ([.inputs[].records] | add // 0) or
	    .records.rejected != ([.inputs[].rejected] | add // 0) or
	    (.complete and (.records.rejected > 0 or .skipped_bytes > 0 or
		.failed_inputs > 0)) or
	    (.complete | not) and .records.rejected == 0 and
		.failed_inputs == 0) | tojson'
echo 'all looked at'
