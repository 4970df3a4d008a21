# It says itself that it is not all.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	echo '{"eventType":'
} >log
"$MAU_COUNT" -q -k -m 2020-10 -f json log missing >report
echo "exit $?"
jq -c '.complete, .failed_inputs, .skipped_bytes, .records.rejected' report
jq -c '.inputs[] | [.name, .records, .rejected, .complete]' report
